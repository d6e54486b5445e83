import { draw, pick } from './draw'

export type SampleStore = {
  code: string
  name: string
  region: string
  city: string
  address: string
  latitude: number
  longitude: number
}

/** Cities of the made-up brand with their centres (GCJ-02, rounded) and how many stores each has: 300 in all. */
const CITIES: readonly [city: string, region: string, latitude: number, longitude: number, stores: number][] = [
  ['上海市', '华东大区', 31.23, 121.47, 48],
  ['杭州市', '华东大区', 30.27, 120.16, 26],
  ['南京市', '华东大区', 32.06, 118.8, 22],
  ['苏州市', '华东大区', 31.3, 120.62, 20],
  ['北京市', '华北大区', 39.9, 116.41, 40],
  ['天津市', '华北大区', 39.13, 117.2, 16],
  ['广州市', '华南大区', 23.13, 113.26, 30],
  ['深圳市', '华南大区', 22.54, 114.06, 28],
  ['成都市', '西南大区', 30.66, 104.07, 28],
  ['重庆市', '西南大区', 29.56, 106.55, 18],
  ['武汉市', '华中大区', 30.59, 114.3, 16],
  ['西安市', '西北大区', 34.34, 108.94, 8],
]
const STREETS = ['人民路', '中山路', '解放路', '建设大道', '文化路', '和平街', '新华路', '长江路', '春晖路', '湖滨路']
const PLACES = ['东门', '西城', '南湖', '北苑', '中心', '滨江', '新区', '古街', '花园', '星光']

/** 300 made-up stores around real city centres, the same for the same seed. */
export function sampleStores(seed: number): SampleStore[] {
  return CITIES.flatMap(([city, region, latitude, longitude, count]) =>
    Array.from({ length: count }, (_, index): SampleStore => {
      const code = `${city.slice(0, 2)}${String(index + 1).padStart(3, '0')}`
      const spread = (side: string) => (draw(seed, code, side) - 0.5) * 0.36
      const street = pick(STREETS, seed, code, 'street')
      return {
        code,
        name: `山居家居 ${city.slice(0, 2)}${pick(PLACES, seed, code, 'plaza')}${index + 1}店`,
        region,
        city,
        address: `${city}${street} ${1 + Math.floor(draw(seed, code, 'number') * 998)} 号`,
        latitude: latitude + spread('north'),
        longitude: longitude + spread('east'),
      }
    }),
  )
}
