// A project of somebody else, with the packed package installed: what a user of npm gets, not what lies in this repository.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

const PKG = fileURLToPath(new URL('../../../pkg', import.meta.url));
const TOOLS = fileURLToPath(new URL('../node_modules', import.meta.url));
const execute = promisify(execFile);

/** Packs the package into `folder` and returns what npm says about it: `{ filename, files: [{ path, size }], version, ... }`. */
export const pack = async (folder) => {
  const { stdout } = await execute('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: PKG });
  const said = JSON.parse(stdout);
  // npm 11 lists the packages, npm 12 names them.
  return Array.isArray(said) ? said[0] : Object.values(said)[0];
};

/** Writes `files` (path to text) into a new folder and installs the package there. */
export const project = async (files = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'placet-project-'));
  const { filename } = await pack(folder);
  const write = async (path, text) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write('package.json', JSON.stringify({ name: 'somebody', private: true, type: 'module' }));
  for (const [path, text] of Object.entries(files)) await write(path, text);
  await execute('npm', ['install', '--no-audit', '--no-fund', '--offline', '--loglevel=error', `./${filename}`], { cwd: folder });
  // Installed once, beside these tests.
  await symlink(join(TOOLS, 'typescript'), join(folder, 'node_modules/typescript'));
  return {
    folder,
    /** Runs `node` in the project; resolves with `{ code, stdout, stderr }`, whatever the outcome. */
    node: (...args) => execute(process.execPath, args, { cwd: folder }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    ),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
