import { describe, expect, it } from 'vitest';
import { collectPolicyFacts } from '../../../src/policy/collect-policy-facts.js';
import { buildDocx } from '../../builders/docx-builder.js';
import { documentOf, fewSignatures } from '../../builders/policy-documents.js';

describe('a policy in several documents', () => {
  it('is one policy whose every quote names its document', async () => {
    const list = buildDocx([
      { heading: '第三方SDK列表', level: 1 },
      {
        rows: [
          ['SDK名称', '使用目的', '收集的个人信息'],
          ['友盟统计SDK', '统计', 'IMEI'],
        ],
      },
    ]);
    const { policy } = await collectPolicyFacts(
      [
        documentOf(
          '拾光日记隐私政策\n我们会申请相机权限。\n如需投诉，请发邮件至 a@example.com。',
          'policy.txt',
        ),
        { name: 'sdks.docx', bytes: list },
      ],
      { signatures: fewSignatures },
    );
    expect(policy.documents.map(({ name, format }) => [name, format])).toEqual([
      ['policy.txt', 'txt'],
      ['sdks.docx', 'docx'],
    ]);
    expect(policy.app).toBe('拾光日记');
    expect(policy.sdkList.status).toBe('present');
    expect(policy.permissions.find(({ group }) => group === 'CAMERA')?.evidence).toMatchObject([
      { document: 'policy.txt', line: 2 },
    ]);
    expect(policy.sdks).toMatchObject([{ id: 'umeng-analytics', evidence: [{ document: 'sdks.docx' }] }]);
  });
});
