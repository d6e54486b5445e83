import type { Drawn } from './drawn'
import { SAND, STEEL, TERRACOTTA, type Tones } from './palette'
import { circle, ellipse, faint, line, path, rect, stroke, text, times } from './shapes'

const SCREEN = '#2f3a40'
const GREY = '#55575a'

/** Small appliances that do not stand in the kitchen: for air, floors and clothes. */
export const AROUND_HOME: Record<'fan' | 'humidifier' | 'stick' | 'robot' | 'steamer', (tone: Tones) => Drawn> = {
  fan: (tone) => ({
    body:
      rect(-6, -210, 12, 204, tone.dark, 5) +
      ellipse(0, -8, 78, 13, tone.deep) +
      ellipse(0, -12, 78, 13, tone.base) +
      circle(0, -286, 112, tone.pale) +
      circle(0, -286, 112, 'none', ` stroke="${tone.dark}" stroke-width="8"`) +
      times(
        5,
        (index) =>
          `<g transform="rotate(${index * 72} 0 -286)">${path('M0 -286q-40 -20 -34 -76q30 -24 54 4q8 40 -20 72Z', tone.base)}</g>`,
      ) +
      times(
        12,
        (index) =>
          `<g transform="rotate(${index * 30} 0 -286)">${line(0, -306, 0, -396, tone.deep, 1.4, faint(0.55))}</g>`,
      ) +
      circle(0, -286, 22, tone.dark) +
      circle(0, -286, 14, TERRACOTTA) +
      rect(-16, -140, 32, 54, tone.base, 8) +
      circle(0, -124, 6, STEEL) +
      circle(0, -102, 6, '#d98a5e'),
    width: 236,
    height: 402,
    mount: 'floor',
  }),
  humidifier: (tone) => ({
    body:
      path('M-10 -262q-40 -30 -10 -62t60 -8q40 -10 44 26t-40 40Z', '#ffffff', faint(0.85)) +
      path('M-96 -200Q-96 -256 0 -256Q96 -256 96 -200L112 -26Q112 0 86 0H-86Q-112 0 -112 -26Z', tone.base) +
      path('M-96 -200Q-96 -250 -44 -254L-60 0H-86Q-112 0 -112 -26Z', tone.light) +
      path('M-103 -120h206l9 94q0 26 -26 26h-172q-26 0 -26 -26Z', tone.dark) +
      ellipse(0, -250, 42, 8, tone.deep) +
      circle(0, -58, 22, tone.light) +
      path('M0 -74q12 14 12 21a12 12 0 0 1-24 0q0 -7 12 -21Z', '#8fb3c4'),
    width: 226,
    height: 340,
    mount: 'worktop',
  }),
  stick: (tone) => ({
    body:
      line(-6, -70, 50, -318, STEEL, 15) +
      line(-6, -70, 20, -184, tone.base, 17) +
      path('M-92 -34q0 -26 26 -28h110q24 2 30 34v20q0 8 -8 8h-150q-8 0 -8 -8Z', tone.base) +
      rect(-92, -14, 166, 14, GREY, 7) +
      rect(-78, -52, 126, 9, tone.light, 4.5) +
      path('M22 -348q4 -42 46 -40l40 6q16 4 12 22l-18 78q-4 16 -22 12l-42 -12q-18 -6 -16 -24Z', tone.base) +
      rect(34, -346, 42, 66, '#e6eeec', 16, ' transform="rotate(12 54 -312)"') +
      rect(40, -312, 30, 28, SAND, 10, ' transform="rotate(12 54 -312)"') +
      stroke('M104 -372q54 18 34 66l-20 34', tone.dark, 15) +
      circle(92, -366, 9, '#d98a5e'),
    width: 260,
    height: 400,
    mount: 'floor',
  }),
  robot: (tone) => ({
    body:
      rect(-30, -280, 200, 276, tone.base, 24) +
      rect(-18, -268, 12, 240, tone.light, 6) +
      rect(0, -254, 140, 110, tone.pale, 12) +
      rect(12, -176, 116, 22, '#a9c2c8', 6) +
      rect(20, -112, 120, 108, tone.deep, 14) +
      text(70, -206, '山居', 22, tone.deep) +
      ellipse(-66, -16, 122, 16, GREY) +
      path('M-188 -52h244v34q0 14 -122 14t-122 -14Z', tone.dark) +
      ellipse(-66, -54, 122, 24, tone.light) +
      ellipse(-66, -64, 36, 10, tone.deep) +
      ellipse(-66, -68, 36, 10, tone.base) +
      circle(-130, -54, 4, '#d98a5e') +
      rect(-176, -34, 60, 7, SCREEN, 3.5),
    width: 370,
    height: 284,
    mount: 'floor',
  }),
  steamer: (tone) => ({
    body:
      rect(-4, -392, 9, 320, STEEL, 4) +
      stroke('M-64 -378q64 -36 132 0', tone.deep, 8) +
      path('M-56 -372q-14 60 -8 130h132q6 -70 -8 -130q-20 16 -58 16t-58 -16Z', '#efe4d4') +
      path('M-18 -358h40l-20 60Z', SAND) +
      stroke('M86 -96q70 -90 36 -190', GREY, 9) +
      rect(96, -322, 58, 34, tone.base, 10, ' transform="rotate(-24 124 -304)"') +
      stroke('M84 -330q-16 -6 -24 6M84 -308q-16 -6 -24 6', '#d8ccbd', 5) +
      rect(-96, -96, 192, 88, tone.base, 26) +
      rect(-82, -88, 164, 10, tone.light, 5) +
      circle(52, -48, 17, tone.deep) +
      rect(-72, -66, 76, 40, '#a9c2c8', 10) +
      circle(-66, -8, 10, GREY) +
      circle(66, -8, 10, GREY),
    width: 280,
    height: 402,
    mount: 'floor',
  }),
}
