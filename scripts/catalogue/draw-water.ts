import type { Drawn } from './drawn'
import { SAGE, STEEL, type Tones, tonesOf } from './palette'
import { circle, faint, line, path, rect, shape, stroke, text, times } from './shapes'

export type HeaterLook = { kind: 'heater'; use: 'tank' | 'gas' | 'instant' | 'tower' | 'kitchen'; isLong?: boolean }
export type PurifierLook = {
  kind: 'purifier'
  use: 'undersink' | 'counter' | 'tap' | 'whole' | 'jug'
  filters?: 1 | 2 | 3
}

const SCREEN = '#2f3a40'
const COPPER = '#b87a55'
const DROP = '#a9c2c8'

/** What makes hot water, with its pipes. */
export function drawHeater(look: HeaterLook, hex: string): Drawn {
  return HEATERS[look.use](tonesOf(hex), look.isLong ?? false)
}

const steam = (x: number, y: number) =>
  stroke(`M${x} ${y}q-12 -14 0 -28t0 -28M${x + 24} ${y}q-12 -14 0 -28t0 -28`, '#d8ccbd', 4, faint(0.9))
const pipes = (y: number) =>
  rect(-46, y, 10, 84, COPPER, 4) +
  rect(36, y, 10, 84, STEEL, 4) +
  rect(-52, y, 22, 12, '#8d8a86', 3) +
  rect(30, y, 22, 12, '#8d8a86', 3)

const HEATERS: Record<HeaterLook['use'], (tone: Tones, isLong: boolean) => Drawn> = {
  tank: (tone, isLong) => {
    const half = isLong ? 210 : 184
    const body =
      pipes(-80) +
      rect(-half, -250, half * 2, 178, tone.base, 60) +
      rect(-half + 40, -240, half * 2 - 80, 14, tone.light, 7) +
      path(`M${-half} -140q0 68 60 68h${half * 2 - 120}q60 0 60 -68Z`, tone.dark, faint(0.55)) +
      line(-half + 62, -249, -half + 62, -73, tone.dark, 2) +
      line(half - 62, -249, half - 62, -73, tone.dark, 2) +
      rect(-58, -190, 116, 48, SCREEN, 12) +
      text(-14, -158, '55°', 27, '#f0c99b') +
      circle(34, -166, 9, '#d98a5e')
    return { body, width: half * 2, height: 250, under: 72, mount: 'wall' }
  },
  gas: (tone) => ({
    body:
      rect(-20, -390, 40, 50, STEEL, 4) +
      pipes(-72) +
      rect(-106, -344, 212, 280, tone.base, 14) +
      rect(-96, -334, 10, 258, tone.light, 5) +
      rect(88, -334, 10, 258, tone.dark, 5, faint(0.7)) +
      rect(-52, -256, 104, 56, SCREEN, 10) +
      text(0, -218, '42°', 31, '#f0c99b') +
      path('M0 -176q22 24 8 42q-2 10 -8 10t-8 -10q-14 -18 8 -42Z', '#d98a5e') +
      rect(-106, -92, 212, 28, tone.dark, 12),
    width: 212,
    height: 390,
    own: 344,
    under: 64,
    mount: 'wall',
  }),
  instant: (tone) => ({
    body:
      pipes(-80) +
      rect(-92, -260, 184, 186, tone.base, 26) +
      rect(-78, -250, 156, 12, tone.light, 6) +
      circle(0, -168, 46, tone.dark) +
      circle(0, -168, 38, SCREEN) +
      text(0, -158, '40°', 28, '#f0c99b') +
      steam(-12, -278),
    width: 190,
    height: 262,
    under: 74,
    mount: 'wall',
  }),
  tower: (tone) => ({
    body:
      rect(-70, -12, 24, 12, '#55575a', 3) +
      rect(46, -12, 24, 12, '#55575a', 3) +
      rect(-90, -404, 180, 394, tone.base, 34) +
      rect(-78, -380, 14, 340, tone.light, 7) +
      rect(60, -380, 16, 340, tone.dark, 8, faint(0.7)) +
      rect(-90, -300, 180, 5, tone.dark) +
      times(6, (index) => rect(-46, -380 + index * 11, 92, 4.4, tone.deep, 2.2)) +
      rect(-40, -262, 80, 50, SCREEN, 10) +
      text(0, -228, '60°', 28, '#f0c99b') +
      path('M0 -176q26 32 26 48a26 26 0 0 1-52 0q0 -16 26 -48Z', DROP),
    width: 180,
    height: 404,
    mount: 'floor',
  }),
  kitchen: (tone) => ({
    body:
      rect(-30, -40, 9, 40, COPPER, 4) +
      rect(21, -40, 9, 40, STEEL, 4) +
      rect(-92, -232, 184, 196, tone.base, 22) +
      rect(-80, -222, 12, 172, tone.light, 6) +
      rect(-92, -76, 184, 40, tone.dark, 20) +
      circle(0, -146, 34, tone.dark) +
      circle(0, -146, 28, SCREEN) +
      text(0, -137, '45°', 23, '#f0c99b'),
    width: 184,
    height: 232,
    under: 36,
    mount: 'wall',
  }),
}

const tap = (x: number, y: number) =>
  stroke(`M${x} ${y}v-104q0 -40 38 -40t38 36`, STEEL, 11) +
  rect(x - 18, y - 12, 36, 12, '#8d8a86', 4) +
  line(x + 4, y - 60, x + 28, y - 66, STEEL, 7) +
  path(`M${x + 76} ${y - 92}q9 14 9 20a9 9 0 0 1-18 0q0 -6 9 -20Z`, DROP)

const glassAt = (x: number, y: number) =>
  path(`M${x - 22} ${y - 58}h44l-5 58h-34Z`, '#eaf0ef') + path(`M${x - 20} ${y - 38}h40l-3.4 38h-33Z`, DROP)

/** What cleans drinking water. */
export function drawPurifier(look: PurifierLook, hex: string): Drawn {
  return PURIFIERS[look.use](tonesOf(hex), look.filters ?? 2)
}

const cartridge = (x: number, y: number, tone: Tones, high: number) =>
  rect(x - 24, y - high, 48, high, tone.light, 12) +
  rect(x - 24, y - high, 48, 26, tone.deep, 10) +
  rect(x - 14, y - high + 46, 28, high - 70, tone.pale, 6) +
  rect(x - 14, y - 44, 28, 18, SAGE, 4)

const PURIFIERS: Record<PurifierLook['use'], (tone: Tones, filters: number) => Drawn> = {
  undersink: (tone, filters) => ({
    body:
      rect(-128, -262, 170, 262, tone.base, 20) +
      rect(-116, -250, 10, 226, tone.light, 5) +
      rect(-84, -242, 82, 34, SCREEN, 8) +
      text(-43, -219, '008', 18, '#e9dfc9') +
      times(filters, (index) => cartridge(-43 + (index - (filters - 1) / 2) * 52, -16, tone, 172)) +
      tap(92, 0) +
      glassAt(166, 0),
    width: 330,
    height: 262,
    mount: 'worktop',
  }),
  counter: (tone) => ({
    body:
      rect(-106, -330, 212, 330, tone.base, 22) +
      rect(-94, -318, 11, 294, tone.light, 5.5) +
      rect(-72, -312, 144, 58, SCREEN, 12) +
      text(-24, -273, '95°', 28, '#f0c99b') +
      circle(36, -283, 13, '#d98a5e') +
      rect(-70, -236, 140, 190, tone.deep, 14) +
      rect(-22, -238, 44, 26, '#55575a', 6) +
      rect(-2, -212, 4, 90, DROP, 2) +
      glassAt(0, -64) +
      rect(-70, -64, 140, 12, '#55575a', 4),
    width: 212,
    height: 330,
    mount: 'worktop',
  }),
  tap: (tone) => ({
    body:
      stroke('M-90 0v-190q0 -62 62 -62t62 58v26', STEEL, 24) +
      rect(-122, -18, 64, 18, '#8d8a86', 6) +
      line(-86, -120, -36, -136, STEEL, 13) +
      rect(-6, -182, 132, 84, tone.base, 26) +
      rect(8, -174, 104, 10, tone.light, 5) +
      rect(56, -162, 50, 48, tone.pale, 10) +
      circle(22, -138, 13, tone.deep) +
      rect(24, -98, 20, 14, '#8d8a86', 3) +
      rect(30, -82, 7, 30, DROP, 3) +
      glassAt(34, 0),
    width: 260,
    height: 262,
    mount: 'worktop',
  }),
  whole: (tone, filters) => ({
    body:
      rect(-190, -348, 380, 14, COPPER, 6) +
      times(
        filters,
        (index) =>
          `<g transform="translate(${(index - (filters - 1) / 2) * 122} 0)">${rect(-46, -330, 92, 300, tone.light, 26) + rect(-46, -336, 92, 60, tone.deep, 14) + rect(-24, -250, 48, 190, tone.pale, 10) + times(6, (row) => rect(-24, -236 + row * 28, 48, 5, SAGE, 2, faint(0.6))) + rect(-12, -32, 24, 22, '#8d8a86', 4) + rect(-34, -270, 10, 200, '#ffffff', 5, faint(0.5))}</g>`,
      ),
    width: 380,
    height: 350,
    mount: 'wall',
  }),
  jug: (tone) => ({
    body:
      stroke('M96 -214q72 6 64 76t-76 72', tone.dark, 18) +
      path('M-108 -250h210l-20 230q-2 20 -22 20h-126q-20 0 -22 -20Z', '#e6eeec') +
      path('M-98 -130h190l-11 112q-2 18 -21 18h-126q-20 0 -22 -18Z', DROP) +
      path('M-104 -250h202l-8 96q-92 34 -186 0Z', tone.pale) +
      rect(-30, -174, 54, 92, tone.base, 12) +
      times(4, (index) => rect(-20, -150 + index * 15, 34, 5, tone.light, 2.5)) +
      rect(-118, -274, 230, 30, tone.base, 12) +
      shape(
        [
          [-108, -250],
          [-140, -246],
          [-102, -196],
        ],
        '#e6eeec',
      ),
    width: 300,
    height: 276,
    mount: 'worktop',
  }),
}
