import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../node_modules/appium-uiautomator2-server/apks');

/** The largest app package of the development dependencies; its name carries a version. */
export function largestPackage(): string {
  const paths = readdirSync(folder).map((name) => resolve(folder, name));
  const [largest] = paths
    .filter((path) => path.endsWith('.apk'))
    .sort((a, b) => statSync(b).size - statSync(a).size);
  if (largest === undefined) throw new Error(`no package in ${folder}`);
  return largest;
}
