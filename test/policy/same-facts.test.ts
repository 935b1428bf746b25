import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchDocument } from '../../src/inputs/fetch/fetch-document.js';
import { defaultFetchLimits } from '../../src/inputs/fetch/fetch-limits.js';
import { collectPolicyFacts, type PolicyDocumentInput } from '../../src/policy/collect-policy-facts.js';
import { buildDocx } from '../builders/docx-builder.js';
import { withoutPlaces } from '../builders/facts-without-places.js';
import { htmlOf, ownPolicy } from '../builders/own-policy.js';
import { buildPdf } from '../builders/pdf-builder.js';
import { fewSignatures } from '../builders/policy-documents.js';
import { type LocalServer, serve } from '../inputs/fetch/local-server.js';

const page = htmlOf(ownPolicy);
let server: LocalServer;
beforeAll(async () => {
  server = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page);
  });
});
afterAll(() => server.close());

const html = (): PolicyDocumentInput => ({ name: 'policy.html', bytes: new TextEncoder().encode(page) });
const factsOf = async (document: PolicyDocumentInput) =>
  (await collectPolicyFacts([document], { signatures: fewSignatures })).policy;

it('one policy as a page, a PDF, a Word document and at an address gives the same facts', async () => {
  const options = { allowPrivateAddresses: true, limits: defaultFetchLimits, env: {} };
  const documents: PolicyDocumentInput[] = [
    { name: 'policy.pdf', bytes: buildPdf(ownPolicy) },
    { name: 'policy.docx', bytes: buildDocx(ownPolicy) },
    await fetchDocument(`${server.origin}/policy`, options),
  ];
  const expected = await factsOf(html());
  expect(expected.sdks.map(({ name }) => name)).toEqual(['友盟统计SDK', 'Bugly']);
  for (const document of documents)
    expect(withoutPlaces(await factsOf(document)), document.name).toEqual(withoutPlaces(expected));
}, 60_000);
