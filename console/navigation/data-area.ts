import type { Area } from './area'

export const dataArea: Area = {
  title: '导入与导出',
  pages: [],
}
