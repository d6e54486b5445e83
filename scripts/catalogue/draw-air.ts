import type { Drawn } from './drawn'
import { tonesOf } from './palette'
import { circle, ellipse, faint, line, path, rect, stroke, text, times } from './shapes'

export type AirLook = { kind: 'air'; use: 'wall' | 'stand' | 'tower' | 'portable'; isWide?: boolean }

const DARK = '#35353a'
const SCREEN = '#2f3a40'

/** What cools and warms a room, with its breeze. */
export function drawAir(look: AirLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  if (look.use === 'wall') {
    const half = look.isWide ? 214 : 190
    const breeze = times(4, (index) =>
      stroke(`M${-half + 66 + index * 86} -64q26 22 4 44t4 44`, '#a9c2c8', 5, faint(0.7)),
    )
    const body =
      breeze +
      rect(-half, -200, half * 2, 126, tone.base, 26) +
      rect(-half + 16, -192, half * 2 - 32, 12, tone.light, 6) +
      path(
        `M${-half} -118H${half}V-100Q${half} -74 ${half - 26} -74H${-half + 26}Q${-half} -74 ${-half} -100Z`,
        tone.dark,
      ) +
      rect(-half + 30, -104, half * 2 - 60, 16, '#55575a', 8) +
      rect(-half + 30, -92, half * 2 - 60, 10, tone.light, 5) +
      text(half - 58, -136, '26°', 25, '#d98a5e') +
      circle(-half + 34, -142, 4, '#94a386')
    return { body, width: half * 2, height: 200, under: 74, mount: 'wall' }
  }
  if (look.use === 'portable') {
    const body =
      stroke('M70 -200q60 -30 66 -120', '#d8d2c8', 34) +
      times(6, (index) =>
        line(118 + index * 2, -230 - index * 15, 150 + index * 1.5, -236 - index * 15, '#b9b3a9', 2.5),
      ) +
      rect(-92, -300, 184, 284, tone.base, 30) +
      rect(-80, -286, 12, 250, tone.light, 6) +
      rect(-62, -280, 124, 54, '#55575a', 12) +
      times(5, (index) => rect(-54, -272 + index * 9, 108, 3.4, tone.light, 1.7)) +
      rect(-30, -206, 60, 26, SCREEN, 6) +
      text(0, -187, '24°', 17, '#e9dfc9') +
      times(7, (index) => rect(-62, -130 + index * 12, 124, 5, tone.dark, 2.5)) +
      circle(-62, -10, 11, DARK) +
      circle(62, -10, 11, DARK)
    return { body, width: 300, height: 330, mount: 'floor' }
  }
  const half = look.use === 'tower' ? 54 : 72
  const body =
    ellipse(0, -8, half + 18, 12, tone.deep) +
    rect(-half, -404, half * 2, 398, tone.base, look.use === 'tower' ? 54 : 22) +
    rect(-half + 10, -380, 12, 350, tone.light, 6) +
    rect(half - 20, -380, 12, 350, tone.dark, 6, faint(0.7)) +
    rect(-half + 34, -360, half * 2 - 68, 196, '#55575a', 12) +
    times(look.use === 'tower' ? 3 : 6, (index) => rect(-half + 40 + index * 12, -350, 5, 176, tone.light, 2.5)) +
    circle(0, -126, 23, SCREEN) +
    text(0, -119, '25°', 18, '#e9dfc9') +
    stroke(
      `M${half + 20} -330q28 14 50 0t50 0M${half + 20} -280q28 14 50 0t50 0M${half + 20} -230q28 14 50 0t50 0`,
      '#a9c2c8',
      5,
      faint(0.65),
    )
  return { body, width: half * 2 + 36, height: 404, mount: 'floor' }
}
