import type { Area } from './area'

export const settingArea: Area = {
  title: '设置',
  pages: [],
}
