import type { PolicySdk } from '../../facts/policy-facts.js';
import type { SdkRow } from './sdk-row.js';

const android = /android|安卓/i;
const ios = /\bios\b|ios端|苹果端|iphone/i;

/** The platforms a row says it is for: its own field, a bracket in its name, or the heading it stands under. */
export function platformsOf(row: SdkRow): PolicySdk['platforms'] {
  const own = [...(row.fields.get('platform') ?? []).map(({ text }) => text), row.name.text].join(' ');
  return platformsIn(own) ?? platformsIn(row.name.passage.section.title);
}

function platformsIn(text: string): PolicySdk['platforms'] {
  const [onAndroid, onIos] = [android.test(text), ios.test(text)];
  if (onAndroid && onIos) return 'both';
  return onAndroid ? 'android' : onIos ? 'ios' : null;
}
