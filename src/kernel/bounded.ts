/** A map that forgets what was set first when it is full: what strangers can fill must not grow without end. */
export const bounded = <Value>(size: number) => {
  const map = new Map<string, Value>()
  return {
    get: (key: string): Value | undefined => map.get(key),
    set: (key: string, value: Value): void => {
      map.delete(key)
      map.set(key, value)
      if (map.size <= size) return
      const [oldest] = map.keys()
      if (oldest !== undefined) map.delete(oldest)
    },
    delete: (key: string): boolean => map.delete(key),
  }
}
