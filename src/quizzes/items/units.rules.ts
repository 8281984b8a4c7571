/**
 * How units are spelled by those who type them. Two units are one only if they measure the same in the same size:
 * `U/min` is `1/min`, but `kW` is never `kWh`.
 */

/** Each row is one unit, in the spellings of three languages; capitals, accents, dots and spaces don't count. */
const spellings: readonly string[] = [
  '% | percent | per cent | prozent | por ciento',
  '°C | celsius | deg C | degrees celsius | grad celsius | grados celsius | grados centígrados',
  'mm | millimetre | millimetres | millimeter | millimeters | millimetern | milímetro | milímetros',
  'cm | centimetre | centimetres | centimeter | centimeters | zentimeter | centímetro | centímetros',
  'm | metre | metres | meter | meters | metern | metro | metros',
  'µm | micron | microns | micrometre | micrometres | micrometer | micrometers | mikrometer | micra | micras | micrómetro | micrómetros',
  'm³ | m^3 | cbm | cubic metre | cubic metres | cubic meter | cubic meters | kubikmeter | metro cúbico | metros cúbicos',
  'm² | m^2 | qm | square metre | square metres | square meter | square meters | quadratmeter | metro cuadrado | metros cuadrados',
  'L | ltr | litre | litres | liter | liters | litern | litro | litros',
  'g | gram | grams | gramm | gramo | gramos',
  'kg | kilo | kilos | kilogram | kilograms | kilogramm | kilogramo | kilogramos',
  't | tonne | tonnes | tonnen | tonelada | toneladas',
  't CO₂e | t CO2eq | t CO2-eq | t CO2-Äq | tonnes CO2e | tonnen CO2e | toneladas CO2e | toneladas de CO2e | tonnes of CO2e',
  's | sec | secs | second | seconds | sek | sekunde | sekunden | seg | segundo | segundos',
  'min | mins | minute | minutes | minuten | minuto | minutos',
  'h | hr | hrs | hour | hours | std | stunde | stunden | hora | horas',
  'd | day | days | tag | tage | tagen | día | días',
  'year | years | yr | jahr | jahre | jahren | año | años | p. a.',
  '1/min | /min | min-1 | min^-1 | rpm | upm | U/min | r/min | rev/min | revs/min | umdr/min | umdrehungen/min | revolutions/min | revoluciones/min | vueltas/min',
  '1/s | /s | s-1 | s^-1',
  '1/h | /h | h-1 | h^-1',
  'W | watt | watts | vatio | vatios',
  'kW | kilowatt | kilowatts | kilovatio | kilovatios',
  'kWh | kW·h | kW*h | kilowatt hour | kilowatt hours | kilowattstunde | kilowattstunden | kilovatio hora | kilovatios hora',
  'MWh | MW·h | MW*h | megawatt hour | megawatt hours | megawattstunde | megawattstunden | megavatio hora | megavatios hora',
  'V | volt | volts | voltio | voltios',
  'A | amp | amps | ampere | amperes | amperio | amperios',
  'mA | milliamp | milliamps | milliampere | milliamperes | miliamperio | miliamperios',
  'N | newton | newtons',
  'J | joule | joules | julio | julios',
  'kJ | kilojoule | kilojoules | kilojulio | kilojulios',
  'Hz | hertz | hercio | hercios',
  'bar | bars | bares',
  'MB | megabyte | megabytes',
  'layer | layers | schicht | schichten | capa | capas',
  'time | times | mal | x | × | vez | veces',
]

/** Letters and signs without case, accents, dots or spaces; `um` for `µm`, `C` for `°C`. */
const folded = (unit: string): string => {
  const letters = unit
    .replace(/[º˚]/g, '°')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2212\u2010-\u2015]/g, '-')
    .replace(/[\s.]/g, '')
    .replaceAll('μ', 'u')
  return letters.replaceAll('°', '') || letters
}

const rows: ReadonlyMap<string, string> = new Map(
  spellings.flatMap((row) => {
    const [first = '', ...others] = row.split(' | ').map(folded)
    return [first, ...others].map((spelling): [string, string] => [spelling, first])
  }),
)

const known = (folding: string): string => rows.get(folding) ?? folding

/** Below a line, `a` is a year (*annum*) and no ampere. */
const below = (part: string): string => known(part === 'a' ? 'year' : part)

/** `kWh per year` and `kWh/Jahr` as `kWh/a`. */
const canonical = (unit: string): string => {
  const [top = '', ...under] = unit
    .replace(/(?<=\S)\s+(?:per|pro|por|je)\s+(?!cent|ciento)/gi, '/')
    .split('/')
  if (under.length === 0) return known(folded(unit))
  return known([known(folded(top)), ...under.map((part) => below(folded(part)))].join('/'))
}

/** Whether what was typed is the unit, in one of its spellings. */
export const isSameUnit = (typed: string, unit: string): boolean => {
  const wanted = canonical(unit)
  return wanted !== '' && canonical(typed) === wanted
}
