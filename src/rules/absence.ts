import type { AppFacts, Confidence } from '../facts/app-facts.js';

/**
 * How sure it is that an SDK is not in the app. Classes renamed throughout hide whose they are, and logic outside dex
 * is not read: neither proves an absence.
 */
export function confidenceOfNoSdk(app: AppFacts, confidence: Confidence): Confidence {
  return app.obfuscation.level === 'heavy' ? 'low' : confidenceOfNoCall(app, confidence);
}

/** How sure it is that nobody calls the platform for something. Renaming leaves such calls as they are. */
export function confidenceOfNoCall(app: AppFacts, confidence: Confidence): Confidence {
  return app.frameworks.length > 0 ? 'low' : confidence;
}
