import type { Review } from '../../policy/review.ts';
import { bullets } from './object-text.ts';

/** How a tool's bytes compare with what it declares, for people. */
export function reviewText({ problems, warnings }: Review): string {
  const verdict =
    problems.length === 0
      ? 'The bytes hold no more than the manifest declares.\n'
      : bullets(
          'IT WILL NOT RUN',
          problems.map(({ message, code }) => `${message} [${code}]`),
        );
  return warnings.length === 0 ? verdict : `${verdict}\n${bullets('FOR ITS AUTHOR', warnings)}`;
}
