import { expect, test } from 'vitest';
import { provenanceSource } from './publish.ts';

test.each([
  [{}, undefined],
  [{ CI: 'true' }, undefined],
  [{ GITHUB_ACTIONS: 'true' }, undefined],
  [{ GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: '' }, undefined],
  [{ GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example' }, 'GitHub Actions'],
  [{ GITLAB_CI: 'true' }, undefined],
  [{ GITLAB_CI: 'true', SIGSTORE_ID_TOKEN: 'x' }, 'GitLab CI'],
])('provenance in an environment of %j comes from %s', (env, source) => {
  expect(provenanceSource(env)).toBe(source);
});
