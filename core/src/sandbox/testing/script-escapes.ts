/**
 * Runs in the child's place inside the real jail, as the same kind of script, and tries to get out with what JavaScript has.
 * Each attempt is a line on descriptor 1: its name and the error code, `-` when it was let through.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import net from 'node:net';
import { Worker } from 'node:worker_threads';

function report(name: string, error: unknown): void {
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : '-';
  fs.writeSync(1, `${name} ${code}\n`);
}

function attempt(name: string, action: () => unknown): void {
  try {
    action();
    report(name, undefined);
  } catch (error) {
    report(name, error);
  }
}

/** For what fails at once or later, by an event. */
function later(name: string, success: string, begin: () => NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    const end = (error?: unknown): void => {
      report(name, error);
      resolve();
    };
    try {
      const emitter = begin();
      emitter.once('error', end);
      emitter.once(success, () => end());
    } catch (error) {
      end(error);
    }
  });
}

attempt('readFile', () => fs.readFileSync('/etc/passwd'));
attempt('readFile-self', () => fs.readFileSync('/proc/self/environ'));
attempt('readdir', () => fs.readdirSync('/'));
attempt('stat', () => fs.statSync('/etc/passwd'));
attempt('writeFile', () => fs.writeFileSync('/tmp/escaped', 'x'));
attempt('append-node', () => fs.appendFileSync(process.execPath, 'x'));
attempt('mkdir', () => fs.mkdirSync('/escaped'));
attempt('unlink', () => fs.unlinkSync('/etc/passwd'));
attempt('symlink', () => fs.symlinkSync('/etc/passwd', '/a'));
attempt('chdir', () => process.chdir('/tmp'));
attempt('kill', () => process.kill(2, 'SIGKILL'));
attempt('kill-group', () => process.kill(0, 'SIGTERM'));
attempt('setuid', () => process.setuid?.(0));
attempt('setgroups', () => process.setgroups?.([0]));
attempt('spawnSync', () => {
  const { error } = spawnSync('/bin/sh', ['-c', 'true']);
  if (error !== undefined) throw error;
});
attempt('execFileSync-node', () => execFileSync(process.execPath, ['-e', '1']));
attempt('dlopen', () => process.dlopen({ exports: {} }, '/usr/lib/x86_64-linux-gnu/libcrypt.so.1'));
attempt('environment', () => {
  if (Object.keys(process.env).some((name) => name !== 'OPENSSL_CONF')) throw new Error(JSON.stringify(process.env));
});

const inWorker = `
  const { parentPort } = require('node:worker_threads');
  try {
    require('node:fs').readFileSync('/etc/passwd');
    parentPort.postMessage('-');
  } catch (error) {
    parentPort.postMessage(error.code);
  }
`;

void (async () => {
  await later('spawn', 'exit', () => spawn('/bin/sh', ['-c', 'true']));
  await later('net-connect', 'connect', () => net.connect({ host: '127.0.0.1', port: 1 }));
  await later('net-unix', 'connect', () => net.connect({ path: '/run/dbus/system_bus_socket' }));
  await later('net-listen', 'listening', () => net.createServer().listen(0));
  await later('dgram', 'listening', () => dgram.createSocket('udp4').bind(0));
  await dns.promises.lookup('localhost').then(
    () => report('dns', undefined),
    (error) => report('dns', error),
  );
  const worker = new Worker(inWorker, { eval: true });
  await new Promise<void>((resolve) => {
    worker.once('message', (code) => {
      fs.writeSync(1, `worker-readFile ${code}\n`);
      resolve();
    });
    worker.once('error', (error) => {
      report('worker-readFile', error);
      resolve();
    });
  });
  fs.writeSync(1, 'end\n');
  process.exit(0);
})();
