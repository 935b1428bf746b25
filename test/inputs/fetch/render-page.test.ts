import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultFetchLimits } from '../../../src/inputs/fetch/fetch-limits.js';
import { renderPage } from '../../../src/inputs/fetch/render-page.js';
import { collectPolicyFacts } from '../../../src/policy/collect-policy-facts.js';
import { fewSignatures } from '../../builders/policy-documents.js';
import { type LocalServer, serve } from './local-server.js';

const browser = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) =>
  existsSync(path),
);
const options = { allowPrivateAddresses: true, limits: defaultFetchLimits, env: { CHROME_PATH: browser } };
let server: LocalServer;

beforeAll(async () => {
  server = await serve((request, response) => {
    const script = request.url === '/app.js';
    response.writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(
      script
        ? 'document.getElementById("app").innerHTML = "<p>\\u6211\\u4eec\\u4f1a\\u7533\\u8bf7\\u76f8\\u673a\\u6743\\u9650\\u3002</p>"'
        : '<!doctype html><div id="app"></div><script src="/app.js"></script>',
    );
  });
});
afterAll(() => server.close());

describe.skipIf(browser === undefined)('a page that scripts fill', () => {
  it('is read as it stands once they have run', async () => {
    const document = await renderPage(server.origin, options);
    const { policy } = await collectPolicyFacts([document], { signatures: fewSignatures });
    expect(policy.permissions).toMatchObject([{ group: 'CAMERA', strength: 'permission' }]);
    expect(server.asked).toContain('/app.js');
  }, 60_000);

  it('is not loaded from a private address', async () => {
    const before = server.asked.length;
    await expect(
      renderPage(server.origin, { ...options, allowPrivateAddresses: false }),
    ).rejects.toMatchObject({
      code: 'policy-url-private',
    });
    expect(server.asked.length).toBe(before);
  }, 60_000);
});
