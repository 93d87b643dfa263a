import { styleText } from 'node:util';

/**
 * Tells the person at the terminal what a script does; everything goes to stderr.
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * A headline before a longer step.
 *
 * @param {string} line
 */
export function headline(line) {
  say(
    process.stderr.isTTY && !process.env['NO_COLOR']
      ? styleText('bold', `\n${line}`, { stream: process.stderr })
      : `\n${line}`,
  );
}
