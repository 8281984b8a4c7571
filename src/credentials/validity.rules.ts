/**
 * So many calendar months later, on the same day of the month in UTC, or the month's last where it has no such day; to the
 * second, as it is signed.
 */
export const monthsLater = (from: Date, months: number): Date => {
  const end = new Date(from)
  end.setUTCMilliseconds(0)
  const day = end.getUTCDate()
  end.setUTCDate(1)
  end.setUTCMonth(end.getUTCMonth() + months)
  const last = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate()
  end.setUTCDate(Math.min(day, last))
  return end
}
