/** An expected outcome: success with a value, or a named reason. Exceptions stay for bugs and broken infrastructure. */
export type Result<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason }
