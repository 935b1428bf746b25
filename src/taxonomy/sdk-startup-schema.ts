import * as z from 'zod';
import { sourcesSchema } from './source-schema.js';

const switchSchema = z.strictObject({
  /** Key of the application's meta-data. */
  metaData: z.string().min(1),
  value: z.string().min(1),
});

const startSchema = z.strictObject({
  /** Class of the content provider, which Android creates before any screen. */
  component: z.string().min(1),
  /** Id of the SDK it starts, where that SDK is in the app. */
  sdk: z.string().min(1),
  /** The meta-data without which it does not start. */
  on: switchSchema.optional(),
  /** Any of these keeps it from starting. */
  off: z.array(switchSchema),
  source: z.string().min(1),
});

export const sdkStartupTableSchema = z.strictObject({
  sources: sourcesSchema,
  /** The provider whose meta-data name the initializers that run with it. */
  startupProvider: z.strictObject({
    component: z.string().min(1),
    value: z.string().min(1),
    source: z.string().min(1),
  }),
  /** How the class names of providers end that are there to start something, as their makers name them. */
  initProviderEndings: z.array(z.string().min(1)),
  starts: z.array(startSchema),
});
export type SdkStartupTable = z.infer<typeof sdkStartupTableSchema>;
