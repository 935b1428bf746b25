import * as z from 'zod';
import { deviceAccessIdSchema } from './device-access-id.js';

const deviceAccessRowSchema = z.strictObject({
  id: deviceAccessIdSchema,
  names: z.strictObject({
    'zh-Hans': z.string().min(1),
    'zh-Hant': z.string().min(1),
    en: z.string().min(1),
  }),
  /** Plumbing that says nothing of the user, such as vibration: worth a line in a policy, never a demand. */
  minor: z.boolean(),
  /** Accesses that need no words of their own once the policy speaks of this one. */
  covers: z.array(deviceAccessIdSchema),
  /** It shows data of people who never met the app, such as those in the address book. */
  showsOtherPeople: z.literal(true).optional(),
  /** Its data has no other origin: who tells that this data is collected has told the access. */
  onlySourceOfItsData: z.literal(true).optional(),
  note: z.string().min(1).optional(),
});

/** The vocabulary is this project's own; which permissions grant an access stands in permissions.json. */
export const deviceAccessTableSchema = z.strictObject({ accesses: z.array(deviceAccessRowSchema) });
export type DeviceAccessTable = z.infer<typeof deviceAccessTableSchema>;
