import type { AchievementSource } from '../../content/achievement-format.ts'

export type Template = AchievementSource['picture']['template']

/** A shape on 800 × 800 pixels, and the box in its middle where text has room. */
export type Shape = {
  readonly outer: string
  readonly inner: string
  readonly textWidth: number
  readonly symbolY: number
  readonly textTop: number
  readonly textBottom: number
}

type Point = readonly [number, number]

const polygon = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`

const around = (count: number, radius: (index: number) => number, turn = -Math.PI / 2): Point[] =>
  Array.from({ length: count }, (_, index): Point => {
    const angle = turn + (index * 2 * Math.PI) / count
    return [400 + radius(index) * Math.cos(angle), 400 + radius(index) * Math.sin(angle)]
  })

const circle = (radius: number): string =>
  `M${400 - radius} 400a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0Z`

const shieldOf = (inset: number): string => {
  const left = 60 + inset
  const right = 740 - inset
  const top = 40 + inset
  const foot = 775 - inset * 1.2
  return `M${left} ${top + 30}Q${left} ${top} ${left + 30} ${top}H${right - 30}Q${right} ${top} ${right} ${top + 30}V470Q${right} ${foot - 130} 400 ${foot}Q${left} ${foot - 130} ${left} 470Z`
}

/** Teeth with flat ends: four points a tooth. */
const gear = (): string => {
  const teeth = 16
  const step = Math.PI / teeth / 2
  const points: Point[] = []
  for (let tooth = 0; tooth < teeth; tooth++) {
    const at = (tooth * 2 * Math.PI) / teeth
    for (const [angle, radius] of [
      [at - step * 1.1, 385],
      [at + step * 1.1, 385],
      [at + step * 1.7, 350],
      [at + step * 2.3, 350],
    ] as const)
      points.push([400 + radius * Math.cos(angle), 400 + radius * Math.sin(angle)])
  }
  return polygon(points)
}

export const shapes: Readonly<Record<Template, Shape>> = {
  shield: {
    outer: shieldOf(0),
    inner: shieldOf(26),
    textWidth: 560,
    symbolY: 165,
    textTop: 250,
    textBottom: 640,
  },
  gear: {
    outer: gear(),
    inner: circle(318),
    textWidth: 520,
    symbolY: 185,
    textTop: 262,
    textBottom: 610,
  },
  hexagon: {
    outer: polygon(around(6, () => 385)),
    inner: polygon(around(6, () => 353)),
    textWidth: 540,
    symbolY: 170,
    textTop: 252,
    textBottom: 620,
  },
  seal: {
    outer: polygon(around(48, (index) => (index % 2 === 0 ? 385 : 352))),
    inner: circle(325),
    textWidth: 530,
    symbolY: 180,
    textTop: 258,
    textBottom: 612,
  },
}
