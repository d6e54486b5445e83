import { drawThing } from './draw-thing'
import { COLOURS, CREAM, GROUND, LEAF, mix, SAGE, SAND, TERRACOTTA, WALNUT } from './palette'
import { circle, ellipse, faint, lines, moved, path, picture, rect, stroke, upTo } from './shapes'

/** A mountain under a roof, in one line. */
const mark = (colour: string, width: number) =>
  stroke('M26 108L120 34 214 108', colour, width, ' stroke-linejoin="round"') +
  stroke('M48 112V202H192V112', colour, width, ' stroke-linejoin="round"') +
  stroke('M48 176L96 120 126 156 146 134 192 184', colour, width, ' stroke-linejoin="round"')

/** The brand's mark on its ground. */
export function drawLogo(): string {
  return picture(240, 240, rect(0, 0, 240, 240, GROUND, 52) + mark(TERRACOTTA, 12) + circle(158, 104, 9, SAND))
}

/** The picture at the head of the home page: a living room with mountains behind its window. */
export function drawBanner(): string {
  const wall = '#f0e2d0'
  const sofa = drawThing({ kind: 'sofa', seats: 3, arms: 'round', legs: 'wood', back: 'cushions' }, COLOURS.鼠尾草绿)
  const lamp = drawThing({ kind: 'lamp', use: 'arc', shade: 'dome' }, COLOURS.哑黑)
  const shelf = drawThing({ kind: 'sideboard', doors: 2, use: 'side' }, COLOURS.胡桃木)
  const rug = drawThing({ kind: 'rug', pattern: 'stripes' }, COLOURS.燕麦)
  const view =
    rect(150, 56, 420, 250, '#fffaf2', 8) +
    rect(162, 68, 396, 226, '#dde8e5') +
    circle(450, 128, 30, '#f8e2ae') +
    path('M162 230L250 132 306 196 372 108 470 220 510 180 558 226V294H162Z', '#b9c8b6') +
    path('M162 294V250Q230 196 320 244T558 230V294Z', mix(SAGE, '#ffffff', 0.1)) +
    rect(356, 68, 9, 226, '#fffaf2') +
    rect(136, 304, 448, 15, SAND, 5)
  const plant =
    [-56, -30, -6, 18, 44, 66]
      .map((turn, at) =>
        ellipse(
          700,
          268 - (at % 3) * 12,
          15,
          70 + (at % 3) * 12,
          at % 2 ? LEAF : mix(LEAF, '#2f3f2c', 0.2),
          ` transform="rotate(${turn} 700 340)"`,
        ),
      )
      .join('') + path('M656 338h88l-12 86h-64Z', TERRACOTTA)
  const boards = lines(
    upTo(4).map((row) => [0, 404 + row * 34, 1200, 404 + row * 34] as const),
    '#c79f72',
    2,
  )
  const floor = rect(0, 376, 1200, 144, '#d6b286') + boards + rect(0, 364, 1200, 12, mix(wall, '#ffffff', 0.5))
  const body = [
    rect(0, 0, 1200, 520, wall),
    ellipse(1000, 120, 380, 320, mix(wall, '#ffffff', 0.25)),
    view,
    floor,
    `<g transform="translate(380 510) scale(1.4 .24)">${rug.body}</g>`,
    ellipse(380, 446, 250, 18, '#6b523d', faint(0.3)),
    moved(lamp.body, 176, 452, 1),
    moved(sofa.body, 380, 446, 1.05),
    plant,
    ellipse(1010, 446, 150, 12, '#6b523d', faint(0.3)),
    moved(shelf.body, 1010, 446, 1.05),
    rect(920, 56, 96, 118, WALNUT, 3) +
      rect(927, 63, 82, 104, CREAM) +
      path('M936 156l22 -44 16 22 12 -30 16 52Z', SAGE) +
      circle(982, 88, 9, TERRACOTTA),
    rect(1034, 86, 74, 88, WALNUT, 3) +
      rect(1041, 93, 60, 74, CREAM) +
      circle(1071, 122, 16, TERRACOTTA) +
      rect(1050, 140, 42, 18, SAND),
  ]
  return picture(1200, 520, body.join(''))
}
