// A registry that has one package: node loopback-registry.js ARCHIVE PACKAGE.JSON. Prints its address and serves until it is
// killed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const archive = readFileSync(process.argv[2] ?? '');
const manifest = JSON.parse(readFileSync(process.argv[3] ?? '', 'utf8'));
const integrity = `sha512-${createHash('sha512').update(archive).digest('base64')}`;

const server = createServer((request, response) => {
  if (request.url?.endsWith('.tgz')) {
    response.end(archive);
    return;
  }
  const { name, version } = manifest;
  const tarball = `http://${request.headers.host}/${name}/-/it-${version}.tgz`;
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({
      name,
      'dist-tags': { latest: version },
      versions: { [version]: { ...manifest, dist: { tarball, integrity } } },
      time: { [version]: new Date(0).toISOString() },
    }),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  process.stdout.write(`http://127.0.0.1:${address.port}/\n`);
});
