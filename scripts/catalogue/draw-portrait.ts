import { CREAM, mix, TERRACOTTA, tonesOf } from './palette'
import { circle, ellipse, faint, path, picture, rect, stroke } from './shapes'

const SKINS = ['#f2cfae', '#eac09a', '#f6dac0', '#dfae86']
const HAIRS = ['#3a2d26', '#4a352a', '#2f2a2b', '#5d4231']
const SHIRTS = ['#fbf4e8', '#dfe4e1', '#e9d9c3', '#d9dfd2']
const GROUNDS = ['#f1dfd2', '#e6e8dc', '#efe3cf', '#e0e6e4', '#eadfd6', '#f3e6d3']

/** How many faces there are: the first half with longer hair, the second with short hair. */
export const PORTRAITS = 24
const HALF = PORTRAITS / 2

/** A guide in the brand's apron: friendly, drawn with few lines. `index` chooses hair, skin and clothes. */
export function drawPortrait(index: number): string {
  const skin = tonesOf(SKINS[(index * 3 + Math.floor(index / 4)) % SKINS.length]!)
  const hair = HAIRS[(index + Math.floor(index / 5)) % HAIRS.length]!
  const shirt = tonesOf(SHIRTS[(index + Math.floor(index / 3)) % SHIRTS.length]!)
  const apron = tonesOf(index % 5 === 3 ? '#6d7f63' : TERRACOTTA)
  const isLong = index < HALF
  const style = index % 6
  const ground = GROUNDS[index % GROUNDS.length]!
  const body = [
    rect(0, 0, 400, 400, ground),
    circle(200, 218, 168, mix(ground, '#a98f72', 0.2)),
    isLong ? behind(style, hair) : '',
    path('M62 400Q66 312 150 298L200 318 250 298Q334 312 338 400Z', shirt.base),
    path('M62 400Q66 312 120 303L112 400Z', shirt.dark, faint(0.6)),
    rect(170, 238, 60, 74, skin.dark, 26),
    path('M158 296L200 344 242 296 228 288 200 316 172 288Z', shirt.light),
    path('M138 400V338Q138 330 146 330H254Q262 330 262 338V400Z', apron.base),
    path('M144 334L156 297M256 334L244 297', 'none', ` stroke="${apron.dark}" stroke-width="13"`),
    path(
      'M186 384l14 -15 14 15M180 384l9 -9',
      'none',
      ` stroke="${CREAM}" stroke-width="4.5" stroke-linejoin="round" stroke-linecap="round"`,
    ),
    circle(136, 196, 15, skin.base),
    circle(264, 196, 15, skin.base),
    path('M136 178Q136 112 200 112T264 178Q264 268 200 268T136 178Z', skin.base),
    ellipse(156, 220, 14, 9, '#e08f74', faint(0.4)),
    ellipse(244, 220, 14, 9, '#e08f74', faint(0.4)),
    face(index, hair, skin.deep),
    isLong ? fringe(style, hair) : shortHair(style, hair),
    index % 7 === 4 ? glasses() : '',
  ]
  return picture(400, 400, body.join(''))
}

function face(index: number, hair: string, line: string): string {
  const smiles = index % 3 === 1
  const eyes = smiles
    ? stroke('M164 197q9 -10 18 0M218 197q9 -10 18 0', '#3a2d26', 4.5)
    : circle(173, 195, 5.6, '#3a2d26') +
      circle(227, 195, 5.6, '#3a2d26') +
      circle(175, 193, 1.8, '#fff') +
      circle(229, 193, 1.8, '#fff')
  const brows = stroke('M161 178q12 -8 23 -2M216 176q12 -6 23 2', mix(hair, '#8a6a55', 0.25), 4)
  const mouth =
    index % 2
      ? stroke('M182 234q18 15 36 0', '#a8533c', 4.5)
      : path('M180 230q20 8 40 0q-4 20 -20 20t-20 -20Z', '#a8533c') +
        path('M186 233q14 4 28 0l-2 6q-12 3 -24 0Z', '#fffaf4')
  return eyes + brows + stroke('M200 204q5 10 -3 13', line, 3, faint(0.7)) + mouth
}

const behind = (style: number, hair: string) =>
  [
    path('M118 190Q112 84 200 84T282 190V292Q282 312 262 312H138Q118 312 118 292Z', hair),
    circle(200, 84, 36, hair) + path('M122 200Q112 90 200 90T278 200V240H122Z', hair),
    path('M116 196Q108 86 200 86T284 196Q294 250 276 262H124Q106 250 116 196Z', hair),
    path('M122 200Q112 90 200 90T278 200V240H122Z', hair) +
      path('M256 130Q330 150 306 240Q300 280 276 290Q290 220 254 176Z', hair),
    path('M112 200Q104 84 200 84T288 200Q306 300 288 330H254V220H146V330H112Q94 300 112 200Z', hair),
    path('M122 200Q112 90 200 90T278 200V240H122Z', hair) +
      circle(126, 262, 26, hair) +
      circle(274, 262, 26, hair) +
      rect(118, 218, 16, 30, hair) +
      rect(266, 218, 16, 30, hair),
  ][style]!

const fringe = (style: number, hair: string) =>
  [
    path('M130 190Q124 96 200 96T270 190Q262 148 232 132Q176 168 130 190Z', hair),
    path('M130 186Q126 98 200 98T270 186Q258 136 200 132T130 186Z', hair),
    path('M128 182Q124 96 200 96T272 182V164Q200 176 128 164Z', hair),
    path('M130 188Q126 98 200 98T270 188Q266 140 170 130Q140 146 130 188Z', hair),
    path('M128 200Q122 96 200 96Q196 150 128 200ZM272 200Q278 96 200 96Q204 150 272 200Z', hair),
    path('M130 180Q126 98 200 98T270 180Q250 150 224 158 200 150 176 158 150 150 130 180Z', hair),
  ][style]!

const shortHair = (style: number, hair: string) =>
  [
    path('M128 184Q116 90 206 88Q286 92 272 184Q266 140 244 136Q196 150 158 132Q136 144 128 184Z', hair),
    path('M128 180Q122 96 200 94T272 180Q264 132 200 134T128 180Z', hair),
    path(
      'M128 186Q110 106 180 94Q276 74 282 132Q280 160 272 186Q266 148 250 142Q186 146 150 136Q134 150 128 186Z',
      hair,
    ),
    path('M130 176Q130 98 200 98T270 176Q262 136 236 128L200 134 164 128Q138 136 130 176Z', hair),
    path('M128 186Q118 92 196 90Q280 84 272 186Q266 150 232 128Q214 160 128 186Z', hair),
    path(
      'M130 182Q118 120 146 104Q160 82 196 92Q236 76 258 104Q282 122 270 182Q262 150 240 146Q224 130 202 144Q178 130 160 146Q138 150 130 182Z',
      hair,
    ),
  ][style]!

const glasses = () =>
  `${circle(173, 195, 20, 'none', ' stroke="#5b4636" stroke-width="4"')}${circle(227, 195, 20, 'none', ' stroke="#5b4636" stroke-width="4"')}${stroke('M193 193q7 -5 14 0', '#5b4636', 4)}`
