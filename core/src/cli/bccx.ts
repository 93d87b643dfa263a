#!/usr/bin/env node
import { main } from './main.ts';

/** Everything was written by then; what is still open (a worker of the FFI) must not hold the process. */
process.exit(await main(process.argv.slice(2)));
