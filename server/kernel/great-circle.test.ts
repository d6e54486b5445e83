import { boundingBox, coarsePlace, greatCircleM } from './great-circle'

test('distances follow the sphere: an east–west pair at 40° N is a quarter nearer than on a flat map', () => {
  const meters = greatCircleM({ latitude: 40, longitude: 116 }, { latitude: 40, longitude: 116.1 })
  expect(meters).toBeGreaterThan(8500)
  expect(meters).toBeLessThan(8530)
})

test('from Shanghai to Beijing it is about 1,067 km', () => {
  const km = greatCircleM({ latitude: 31.2304, longitude: 121.4737 }, { latitude: 39.9042, longitude: 116.4074 }) / 1000
  expect(Math.round(km)).toBe(1067)
})

test('a bounding box holds every point of its circle, near the pole too', () => {
  for (const latitude of [0, 31, 53, 80]) {
    const center = { latitude, longitude: 100 }
    const box = boundingBox(center, 50)
    for (let angle = 0; angle < 360; angle += 5) {
      const point = {
        latitude: latitude + 0.44 * Math.sin((angle * Math.PI) / 180),
        longitude: 100 + (0.44 * Math.cos((angle * Math.PI) / 180)) / Math.cos((latitude * Math.PI) / 180),
      }
      if (greatCircleM(center, point) > 50_000) continue
      expect(point.latitude >= box.south && point.latitude <= box.north).toBe(true)
      expect(point.longitude >= box.west && point.longitude <= box.east).toBe(true)
    }
  }
})

test('only a cell of about a kilometre is kept of where somebody was', () => {
  const place = { latitude: 31.230416, longitude: 121.473701 }
  expect(coarsePlace(place)).toEqual({ latitude: 31.23, longitude: 121.47 })
  expect(greatCircleM(place, coarsePlace(place))).toBeLessThan(800)
})
