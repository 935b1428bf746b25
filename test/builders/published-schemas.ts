import * as z from 'zod';
import { baselineSchema } from '../../src/findings/baseline-schema.js';
import { configSchema } from '../../src/inputs/config/config-schema.js';
import { appReportSchema, auditReportSchema, policyReportSchema } from '../../src/report/report-schema.js';
import { sdkSchema, vendorSchema } from '../../src/sdk/signature-schema.js';

/** A form of data that others rely on. */
export interface PublishedForm {
  readonly name: string;
  /** Folder of its schema from the root of the package. */
  readonly folder: 'docs/schemas' | 'sdk-signatures';
  readonly title: string;
  readonly schema: z.ZodType;
}

/** Every form that is published as JSON Schema: those of signatures beside the signatures, for editors. */
export const publishedForms: readonly PublishedForm[] = [
  {
    name: 'check',
    folder: 'docs/schemas',
    title: 'Report of apk-audit check --format json',
    schema: auditReportSchema,
  },
  {
    name: 'app',
    folder: 'docs/schemas',
    title: 'Report of apk-audit app --format json',
    schema: appReportSchema,
  },
  {
    name: 'policy',
    folder: 'docs/schemas',
    title: 'Report of apk-audit policy --format json',
    schema: policyReportSchema,
  },
  {
    name: 'config',
    folder: 'docs/schemas',
    title: 'Configuration: apk-audit.config.json or .yaml',
    schema: configSchema,
  },
  {
    name: 'baseline',
    folder: 'docs/schemas',
    title: 'Accepted findings: the file of --baseline',
    schema: baselineSchema,
  },
  {
    name: 'signature',
    folder: 'sdk-signatures',
    title: 'A signature of apk-policy-audit',
    schema: sdkSchema,
  },
  {
    name: 'vendor',
    folder: 'sdk-signatures',
    title: 'A vendor of apk-policy-audit signatures',
    schema: vendorSchema,
  },
];

/**
 * A form as JSON Schema (draft 2020-12). What we write may gain fields in a later version, so readers are told to take
 * more; what we read is strict where our own reading is.
 */
export function jsonSchemaOf(form: PublishedForm): object {
  const { title, schema } = form;
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref' });
  return { $id: `https://unpkg.com/apk-policy-audit/${pathOf(form)}`, title, ...whole };
}

/** Path of a form's schema from the root of the package. */
export function pathOf({ folder, name }: PublishedForm): string {
  return `${folder}/${name}.schema.json`;
}
