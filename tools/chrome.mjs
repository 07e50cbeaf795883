// One Chromium for Karma and Playwright: $CHROME_BIN, else the one shipped in npm, else the system's.
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './node-version.mjs';

export const CHROME_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of a Chromium that starts on this machine. Sets the library and font paths that the npm-shipped one needs. */
export async function chromePath() {
  if (process.env.CHROME_BIN) return process.env.CHROME_BIN;
  const path = (await shippedChrome()) ?? systemChrome();
  if (!path) throw new Error('No Chromium: set CHROME_BIN, or install the development packages on Linux x64.');
  return path;
}

function systemChrome() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function shippedChrome() {
  const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(manifest)) return undefined;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folder = join(root, 'node_modules/.cache/chromium', version);
  if (!existsSync(join(folder, 'chromium'))) await unpack(folder);
  const libraries = join(folder, 'al2023/lib');
  const others = (process.env.LD_LIBRARY_PATH ?? '').split(':').filter((path) => path && !path.startsWith(folder));
  process.env.LD_LIBRARY_PATH = [...others, libraries].join(':');
  process.env.FONTCONFIG_PATH ??= fontSettings(folder);
  return join(folder, 'chromium');
}

/**
 * A folder with a fonts.conf that names the shipped fonts and the system's. The shipped one names folders of another
 * machine, and without any font Chromium ends at the first letter it has to look for.
 */
function fontSettings(folder) {
  const settings = join(folder, 'fontconfig');
  const file = join(settings, 'fonts.conf');
  if (existsSync(file)) return settings;
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const lines = [...folders.map((path) => `<dir>${path}</dir>`), `<cachedir>${join(settings, 'cache')}</cachedir>`];
  mkdirSync(settings, { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, ['<?xml version="1.0"?>', '<fontconfig>', ...lines, '</fontconfig>', ''].join('\n'));
  renameSync(beside, file); // whole or not at all: several processes may be here at once
  return settings;
}

/** Unpacks beside the target and renames: the package's own place is one shared folder without a lock. */
async function unpack(folder) {
  mkdirSync(dirname(folder), { recursive: true });
  const beside = mkdtempSync(`${folder}-`);
  const saved = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  process.env.TMPDIR = beside; // os.tmpdir() reads it on every call
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x'; // makes the package unpack libnss3 and its kin too
  try {
    await (await import('@sparticuz/chromium')).default.executablePath();
  } finally {
    for (const [name, value] of Object.entries(saved)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  try {
    renameSync(beside, folder);
  } catch {
    rmSync(beside, { recursive: true, force: true }); // another process was first
  }
}
