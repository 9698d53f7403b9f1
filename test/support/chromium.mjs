/** Where a Chromium for the browser tests is: CHROMIUM, or one of the usual places. */
import { existsSync } from 'node:fs';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * The program, or null: then browser tests are left out, visibly.
 * @returns {string | null}
 */
export function findChromium() {
  return [process.env.CHROMIUM, ...USUAL].find((path) => path !== undefined && existsSync(path)) ?? null;
}
