import { main } from './main.ts';

main(process.argv.slice(2)).then((code) => {
  // Everything was written by then; what is still open (a worker of the FFI) must not hold the process.
  process.exit(code);
});
