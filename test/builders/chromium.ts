import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine, or null. */
export const chromiumPath: string | null = places.find((path) => existsSync(path)) ?? null;
