/** `npm run new:rule -- <id>`: adds a rule that compiles, with a test that fails until the rule says something. */
import { resolve } from 'node:path';
import { scaffoldRule } from './scaffold-rule.js';

const id = process.argv[2];
if (id === undefined) {
  console.error('usage: npm run new:rule -- <rule-id>   e.g. permission-unused');
  process.exitCode = 2;
} else {
  for (const path of scaffoldRule(resolve(import.meta.dirname, '../..'), id)) console.log(path);
  console.log(`Next: say what it finds in src/rules/${id}.ts, then its texts, test and pages in docs/rules.`);
}
