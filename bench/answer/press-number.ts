/** A press has a number, under which the answer to it is recognised at the stub: in a message's `ts`, or an address. */
export const timestampOfPress = (press: number): string => `1793610000.${String(press).padStart(6, '0')}`

export const pressOfTimestamp = (timestamp: string): number => Number(timestamp.split('.')[1])

/** An arrival on the wire: the number of the press (4 bytes) and the monotonic clock in nanoseconds (8 bytes). */
export const arrivalBytes = 12
