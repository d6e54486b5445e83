import { AROUND_HOME } from './draw-small-around'
import type { Drawn } from './drawn'
import { BRASS, CREAM, STEEL, TERRACOTTA, type Tones, tonesOf, WALNUT } from './palette'
import { circle, ellipse, line, path, rect, shape, stroke, text, times } from './shapes'

export type SmallLook = {
  kind: 'small'
  what:
    | 'cooker'
    | 'kettle'
    | 'blender'
    | 'fryer'
    | 'oven'
    | 'coffee'
    | 'fan'
    | 'humidifier'
    | 'stick'
    | 'robot'
    | 'steamer'
    | 'toaster'
}

const SCREEN = '#2f3a40'
const GREY = '#55575a'

/** A small appliance. */
export function drawSmall(look: SmallLook, hex: string): Drawn {
  return SMALL[look.what](tonesOf(hex))
}

const steam = (x: number, y: number) =>
  stroke(`M${x} ${y}q-14 -16 0 -32t0 -32M${x + 30} ${y}q-14 -16 0 -32t0 -32`, '#d8ccbd', 5)

const SMALL: Record<SmallLook['what'], (tone: Tones) => Drawn> = {
  cooker: (tone) => ({
    body:
      steam(-14, -262) +
      path('M-140 -190Q-136 -250 0 -250Q136 -250 140 -190Z', tone.light) +
      rect(-30, -258, 60, 14, tone.deep, 7) +
      rect(-144, -196, 288, 188, tone.base, 46) +
      rect(-128, -186, 12, 150, tone.light, 6) +
      rect(-146, -200, 292, 14, STEEL, 7) +
      rect(-70, -154, 140, 84, SCREEN, 16) +
      text(0, -112, '柴火饭', 24, '#f0dcb8') +
      times(4, (index) => circle(-42 + index * 28, -88, 5, index ? STEEL : '#d98a5e')) +
      rect(-110, -8, 30, 8, GREY, 3) +
      rect(80, -8, 30, 8, GREY, 3),
    width: 292,
    height: 290,
    mount: 'worktop',
  }),
  kettle: (tone) => ({
    body:
      steam(-108, -250) +
      stroke('M92 -224q76 0 68 84t-76 90', tone.deep, 20) +
      path('M-86 -250h172l30 220q2 18 -18 18h-196q-20 0 -18 -18Z', tone.base) +
      path('M-86 -250h46l-12 238h-46q-20 0 -18 -18Z', tone.light) +
      shape(
        [
          [-88, -236],
          [-136, -240],
          [-104, -150],
        ],
        tone.base,
      ) +
      rect(-92, -266, 184, 24, tone.dark, 12) +
      rect(-14, -286, 28, 22, tone.deep, 9) +
      rect(-122, -12, 244, 12, GREY, 6) +
      rect(38, -180, 14, 116, CREAM, 7) +
      rect(38, -120, 14, 56, '#a9c2c8', 7),
    width: 300,
    height: 300,
    mount: 'worktop',
  }),
  blender: (tone) => ({
    body:
      path('M-84 -330h168l-26 190h-116Z', '#e6eeec') +
      path('M-74 -262h148l-18 122h-112Z', '#e0a37a') +
      circle(-26, -206, 20, TERRACOTTA) +
      circle(22, -184, 17, '#d1a149') +
      circle(18, -232, 14, '#94a386') +
      rect(-92, -352, 184, 26, tone.dark, 10) +
      rect(-22, -370, 44, 22, tone.deep, 8) +
      stroke('M86 -310q54 10 44 70t-58 66', tone.dark, 15) +
      path('M-62 -140h124l28 118q2 22 -18 22h-144q-20 0 -18 -22Z', tone.base) +
      path('M-62 -140h26l-26 140h-10q-20 0 -18 -22Z', tone.light) +
      circle(0, -62, 32, tone.deep) +
      circle(0, -64, 25, STEEL) +
      line(0, -66, 12, -80, GREY, 5),
    width: 240,
    height: 372,
    mount: 'worktop',
  }),
  fryer: (tone) => ({
    body:
      path('M-120 -230Q-120 -312 0 -312Q120 -312 120 -230V-30Q120 -8 98 -8H-98Q-120 -8 -120 -30Z', tone.base) +
      rect(-106, -236, 12, 196, tone.light, 6) +
      ellipse(0, -296, 56, 10, tone.light) +
      rect(-64, -268, 128, 60, SCREEN, 16) +
      text(0, -228, '180°', 28, '#f0c99b') +
      rect(-120, -170, 240, 5, tone.deep) +
      rect(-112, -162, 224, 142, tone.dark, 14) +
      rect(-80, -142, 160, 84, '#4a4038', 10) +
      times(5, (index) => rect(-66 + index * 27, -112 - (index % 2) * 10, 20, 44, '#e3b35c', 5)) +
      rect(-26, -58, 52, 40, tone.deep, 10) +
      rect(-90, -8, 30, 8, GREY, 3) +
      rect(60, -8, 30, 8, GREY, 3),
    width: 240,
    height: 312,
    mount: 'worktop',
  }),
  oven: (tone) => ({
    body:
      rect(-150, -10, 30, 10, GREY, 3) +
      rect(120, -10, 30, 10, GREY, 3) +
      rect(-184, -244, 368, 238, tone.base, 18) +
      rect(-172, -234, 344, 10, tone.light, 5) +
      rect(-164, -206, 248, 176, tone.dark, 10) +
      rect(-152, -194, 224, 152, '#5a4332', 8) +
      ellipse(-40, -70, 100, 12, '#3f2e22') +
      path('M-116 -76q6 -56 42 -50q8 -20 34 -18t32 20q40 -6 44 48Z', '#d9a765') +
      path('M-96 -84q4 -34 24 -32M-20 -84q0 -40 20 -42', 'none', ' stroke="#b98243" stroke-width="5"') +
      line(-148, -176, 68, -176, '#8c6d52', 3) +
      rect(-140, -216, 200, 9, STEEL, 4.5) +
      [-172, -116, -60]
        .map(
          (y) => circle(134, y, 23, tone.dark) + circle(134, y - 2, 18, STEEL) + line(134, y - 2, 134, y - 16, GREY, 4),
        )
        .join(''),
    width: 368,
    height: 244,
    mount: 'worktop',
  }),
  coffee: (tone) => ({
    body:
      rect(-130, -320, 260, 100, tone.base, 18) +
      rect(-118, -310, 236, 11, tone.light, 5.5) +
      circle(-70, -262, 25, CREAM) +
      line(-70, -262, -58, -274, TERRACOTTA, 4) +
      circle(-10, -262, 11, STEEL) +
      circle(24, -262, 11, '#d98a5e') +
      rect(70, -220, 60, 170, tone.dark, 4) +
      rect(-130, -54, 260, 54, tone.base, 12) +
      rect(-112, -62, 170, 12, GREY, 4) +
      rect(-66, -220, 76, 26, STEEL, 6) +
      line(-62, -206, -128, -196, WALNUT, 16) +
      rect(-36, -194, 5, 68, '#6a4630', 2) +
      rect(-24, -194, 5, 68, '#6a4630', 2) +
      path('M-74 -124h92q0 60 -28 60h-36q-28 0 -28 -60Z', CREAM) +
      stroke('M18 -112q26 0 20 22t-26 14', CREAM, 8) +
      ellipse(-28, -122, 42, 7, '#7b543a') +
      rect(94, -200, 14, 110, '#a9c2c8', 7),
    width: 270,
    height: 320,
    mount: 'worktop',
  }),
  ...AROUND_HOME,
  toaster: (tone) => ({
    body:
      path('M-88 -190q-16 -50 18 -52h44q34 2 18 52v40h-80Z', '#d9a765') +
      path('M10 -190q-16 -50 18 -52h44q34 2 18 52v40h-80Z', '#d9a765') +
      path('M-76 -184q-10 -44 12 -46h32q22 2 12 46v30h-56Z', '#f0d3a0') +
      path('M22 -184q-10 -44 12 -46h32q22 2 12 46v30h-56Z', '#f0d3a0') +
      rect(-150, -182, 300, 174, tone.base, 44) +
      rect(-134, -160, 12, 116, tone.light, 6) +
      rect(-112, -184, 224, 13, GREY, 6) +
      rect(130, -130, 34, 14, tone.deep, 6) +
      circle(76, -62, 23, tone.dark) +
      circle(76, -64, 18, BRASS) +
      line(76, -64, 76, -78, GREY, 4) +
      rect(-120, -8, 34, 8, GREY, 3) +
      rect(86, -8, 34, 8, GREY, 3),
    width: 300,
    height: 244,
    mount: 'worktop',
  }),
}
