import * as z from 'zod';

/** Apps behind a number, as places in the table of apps, ascending; the number is the length. */
const appsSchema = z.array(z.int().nonnegative());

/** How an app stands: its gravest finding that counts, or why there is none. */
export const appStandingSchema = z.enum(['error', 'warning', 'info', 'clean', 'incomplete', 'failed']);
/** `clean` only where everything was read; `incomplete`: nothing found, but something could not be read. */
export type AppStanding = z.infer<typeof appStandingSchema>;

/** One app of a summary: the newest result under its name. */
export const summaryAppSchema = z.object({
  /** Key of its result in the results folder. */
  key: z.string(),
  /** As the list of apps calls it. */
  name: z.string(),
  tags: z.array(z.string()),
  /** Null where the app could not be read. */
  package: z.string().nullable(),
  label: z.string().nullable(),
  versionName: z.string().nullable(),
  standing: appStandingSchema,
  /** Findings that count. */
  findings: z.object({
    error: z.int().nonnegative(),
    warning: z.int().nonnegative(),
    info: z.int().nonnegative(),
  }),
});
export type SummaryApp = z.infer<typeof summaryAppSchema>;

/** Apps by how one permission or SDK stands between app and policy. */
const prevalence = {
  disclosed: appsSchema,
  undisclosed: appsSchema,
  /** Told by the policy, not in the app. */
  stale: appsSchema,
  /** No policy owes a word on it. */
  notOwed: appsSchema,
  /** The rule that would know could not be evaluated: never taken for disclosed. */
  unjudged: appsSchema,
};

/** What many audits came to. Each number is a list of apps, so that every one can be followed to its results. */
export const summaryFactsSchema = z.object({
  schemaVersion: z.literal(1),
  /** Which of the folder's results were counted: those with this tag, or all. */
  tag: z.string().nullable(),
  /** Results left out because a newer one of the same app is there. */
  superseded: z.int().nonnegative(),
  /** By name. */
  apps: z.array(summaryAppSchema),
  /** Every app in one of them. */
  standings: z.record(appStandingSchema, appsSchema),
  /** Rules with findings, most apps first. `findings` counts those that count; `suppressed` are apps where some do not. */
  rules: z.array(
    z.object({
      ruleId: z.string(),
      findings: z.int().nonnegative(),
      apps: appsSchema,
      suppressed: appsSchema,
    }),
  ),
  /** Most apps first. `name` and `nameEn` are as the signature has them, or as the policy writes it. */
  sdks: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string(), ...prevalence })),
  /** By full permission name, most apps first. */
  permissions: z.array(z.object({ name: z.string(), ...prevalence })),
  /** Personal data by owner of the code that can read it: an SDK id, `app`, or a package nobody owns. */
  data: z.array(z.object({ data: z.string(), owner: z.string(), apps: appsSchema })),
  /** Rules that could not speak, by reason. */
  notEvaluated: z.array(z.object({ reason: z.string(), ruleIds: z.array(z.string()), apps: appsSchema })),
  /** What could not be read of apps that were audited, by diagnostic code. */
  lost: z.array(z.object({ code: z.string(), apps: appsSchema })),
  /** Apps that could not be audited, by reason; `line` is one example in each language. */
  failed: z.array(
    z.object({
      code: z.string(),
      line: z.object({ 'zh-CN': z.string(), en: z.string() }),
      apps: appsSchema,
    }),
  ),
});
export type SummaryFacts = z.infer<typeof summaryFactsSchema>;

/** Two numbers, and which apps make the difference. `before` and `gone` are places in the older table of apps. */
const changeSchema = z.object({
  before: appsSchema,
  after: appsSchema,
  /** In both summaries; had it not before. */
  came: appsSchema,
  /** In both summaries; has it no more. */
  gone: appsSchema,
});
export type TrendChange = z.infer<typeof changeSchema>;

/** How a later batch differs from an earlier one. Apps are the same by package, else by name. */
export const summaryTrendSchema = z.object({
  schemaVersion: z.literal(1),
  before: z.object({ tag: z.string().nullable(), apps: z.array(summaryAppSchema) }),
  after: z.object({ tag: z.string().nullable(), apps: z.array(summaryAppSchema) }),
  /** Apps of one batch alone, each in its own table. */
  added: appsSchema,
  removed: appsSchema,
  standings: z.record(appStandingSchema, changeSchema),
  rules: z.array(z.object({ ruleId: z.string(), change: changeSchema })),
  /** Apps that have the SDK, and among them those that do not disclose it. */
  sdks: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      nameEn: z.string(),
      present: changeSchema,
      undisclosed: changeSchema,
    }),
  ),
});
export type SummaryTrend = z.infer<typeof summaryTrendSchema>;
