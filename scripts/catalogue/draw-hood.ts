import type { Drawn } from './drawn'
import { STEEL, TERRACOTTA, tonesOf } from './palette'
import { circle, faint, line, path, quad, rect, stroke, text, times } from './shapes'

export type HoodLook = { kind: 'hood'; use: 'chimney' | 'slant' | 'low' | 'set' | 'island' }

const SCREEN = '#2f3a40'

/** What takes away the smell of cooking, and the hob below it. */
export function drawHood(look: HoodLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  const fumes = stroke(
    'M-60 20q-14 -20 0 -40t0 -40M0 20q-14 -20 0 -40t0 -40M60 20q-14 -20 0 -40t0 -40',
    '#d8ccbd',
    5,
    faint(0.8),
  )
  if (look.use === 'slant') {
    const body =
      fumes +
      rect(-60, -400, 120, 120, tone.dark, 4) +
      quad(-190, 190, -284, -160, 160, -96, tone.base) +
      quad(-174, 174, -274, -150, 150, -122, '#494a4d') +
      quad(-150, -60, -264, -140, -112, -132, '#6a6b6e') +
      rect(-164, -104, 328, 18, tone.dark, 6) +
      text(0, -182, '风量 3', 23, '#e9dfc9') +
      times(3, (index) => circle(-28 + index * 28, -150, 5, index ? STEEL : '#d98a5e'))
    return { body, width: 380, height: 400, under: 86, mount: 'wall' }
  }
  if (look.use === 'low') {
    const body =
      fumes +
      rect(-190, -260, 380, 116, tone.base, 14) +
      rect(-190, -260, 380, 22, tone.light, 11) +
      rect(-150, -226, 300, 50, '#494a4d', 10) +
      times(11, (index) => rect(-140 + index * 26, -220, 12, 38, '#6a6b6e', 3)) +
      rect(-190, -156, 380, 16, tone.dark, 8) +
      circle(150, -249, 5, '#d98a5e')
    return { body, width: 380, height: 260, under: 144, mount: 'wall' }
  }
  const canopy =
    rect(-62, -404, 124, 190, tone.dark, 3) +
    rect(-50, -404, 22, 190, tone.base, 0) +
    quad(-70, 70, -222, -190, 190, -150, tone.base) +
    quad(-70, -20, -222, -190, -90, -150, tone.light) +
    rect(-196, -152, 392, 34, tone.dark, 6) +
    rect(-40, -142, 80, 14, SCREEN, 5) +
    circle(-100, -135, 6, '#f7d68c') +
    circle(100, -135, 6, '#f7d68c')
  if (look.use === 'set')
    return { body: `<g transform="translate(0 -60)">${canopy}</g>${hob()}`, width: 396, height: 466, mount: 'wall' }
  return {
    body: fumes + canopy,
    width: 396,
    height: 404,
    under: 118,
    mount: look.use === 'island' ? 'ceiling' : 'wall',
  }
}

function hob(): string {
  const burner = (x: number) =>
    times(5, (index) => path(`M${x - 44 + index * 22} -16q8 -14 0 -24q-12 12 -6 24Z`, '#8fb3c4')) +
    rect(x - 62, -20, 124, 8, '#55575a', 3) +
    line(x - 50, -20, x - 50, -34, '#55575a', 6) +
    line(x + 50, -20, x + 50, -34, '#55575a', 6)
  const pot =
    path('M-150 -84h112v36q0 12 -12 12h-88q-12 0 -12 -12Z', TERRACOTTA) +
    rect(-158, -92, 128, 12, '#8f4325', 6) +
    circle(-94, -98, 7, '#8f4325') +
    stroke('M-160 -66h-18M-30 -66h18', '#8f4325', 7)
  return rect(-196, -14, 392, 14, '#3c3c3f', 5) + burner(-94) + burner(94) + pot
}
