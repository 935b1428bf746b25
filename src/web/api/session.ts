import * as z from 'zod';

/** Whether this server asks for a token, and whether the asker is past that. */
export const sessionSchema = z.object({ tokenRequired: z.boolean(), signedIn: z.boolean() });
export type Session = z.infer<typeof sessionSchema>;

/** The token, given once for a cookie that only this server's pages send. */
export const signInBodySchema = z.strictObject({ token: z.string().min(1).max(1024) });

export const healthSchema = z.object({ status: z.enum(['ok', 'stopping']), version: z.string() });
