#!/usr/bin/env node
import { join } from 'node:path';
import { reservedVerbs } from '../manifest/reserved-names.ts';
import { runWithCodeCache } from './code-cache.ts';

// A verb and a tool run different parts of the program, and code is kept of what ran.
const isTool = !['--help', '-h', '--version', ...reservedVerbs.filter((verb) => verb !== 'run')].includes(
  process.argv[2] ?? '--help',
);
runWithCodeCache(join(import.meta.dirname, 'main.js'), isTool ? 'tools' : 'verbs');
