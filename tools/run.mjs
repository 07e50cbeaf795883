// Child processes of the tools: node_modules/.bin comes first in PATH, output is passed on or kept.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { root } from './node-version.mjs';

const PATH = [dirname(process.execPath), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);

/** The environment of a child: this Node and the project's own programs are found first. */
export const environment = (extra = {}) => ({ ...process.env, PATH, ...extra });

/**
 * Runs a program in the project's root and resolves when it ended; never rejects.
 * `quiet` keeps the output back (it is in `output`), `timeout` in ms kills the program.
 */
export function run(command, args, { env = {}, quiet = false, timeout = 0 } = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, {
      cwd: root,
      env: environment(env),
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const timer = timeout ? setTimeout(() => child.kill('SIGKILL'), timeout) : undefined;
    child.on('error', (error) => settle({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      settle({ code: code ?? 1, output: signal ? `${output}ended by ${signal}\n` : output });
    });
  });
}
