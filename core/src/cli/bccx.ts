#!/usr/bin/env node
import { join } from 'node:path';
import { reservedVerbs } from '../manifest/reserved-names.ts';
import { runWithCodeCache } from './code-cache.ts';

const [, , first = '--help'] = process.argv;

/** Code is kept of what ran: each verb runs another part of the program, and all tools run the same. */
const kind = first.startsWith('-')
  ? 'help'
  : (reservedVerbs.find((verb) => verb === first && verb !== 'run') ?? 'tools');

runWithCodeCache(join(import.meta.dirname, 'main.js'), kind);
