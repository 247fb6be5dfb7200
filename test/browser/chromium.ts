import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';

/** Starts a browser that can be shared: the Chromium among the packages or, where it cannot run, this computer's Chrome. */
export async function startChromium(): Promise<BrowserServer> {
  try {
    return await chromium.launchServer(await browserHere());
  } catch (error) {
    const [reason] = String(error).split('\n');
    throw new Error(`No browser runs on this computer (${process.platform} ${process.arch}): ${reason}`);
  }
}

/** What playwright needs to know in order to launch the browser that there is. */
export async function browserHere(): Promise<LaunchOptions> {
  const isPackaged = process.platform === 'linux' && process.arch === 'x64';
  if (!isPackaged) return { channel: 'chrome' };
  const folder = await unpacked();
  // With its own libraries and fonts nothing has to be installed, and a page looks the same everywhere. The package's own
  // arguments are left out: they would switch the web's security off.
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') };
  return { executablePath: join(folder, 'chromium'), env, args: ['--font-render-hinting=none'] };
}

/** The folder of the packaged Chromium, unpacked once for each version. */
async function unpacked(): Promise<string> {
  const home = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const folder = join(tmpdir(), `docket-chromium-${version}`);
  if (existsSync(folder)) return folder;
  // Unpacked beside and then moved: whoever is interrupted leaves no half of a browser.
  const beside = await mkdtemp(`${folder}-`);
  await unpack(home, beside);
  await rename(beside, folder).catch(() => rm(beside, { recursive: true }));
  return folder;
}

/**
 * The package looks for its fonts where it is unpacked in the cloud, and a browser that finds none at all ends at once.
 * It has no font for code: of this computer's fonts those are taken, and no other, so that words look the same everywhere.
 */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <selectfont>
    <acceptfont><glob>/usr/share/fonts/*Mono*</glob></acceptfont>
    <rejectfont><glob>/usr/share/fonts/*.*</glob></rejectfont>
  </selectfont>
  <alias><family>monospace</family><prefer><family>Liberation Mono</family><family>DejaVu Sans Mono</family></prefer></alias>
  <cachedir prefix="xdg">docket-fonts</cachedir>
</fontconfig>
`;

async function unpack(home: string, folder: string): Promise<void> {
  const { TMPDIR } = process.env;
  // The package knows one place only, wherever temporary files go.
  process.env.TMPDIR = folder;
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    await packed.executablePath();
    await inflate(join(home, 'bin', 'al2023.tar.br'));
    await writeFile(join(folder, 'fonts', 'fonts.conf'), fonts);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}
