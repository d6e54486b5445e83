import type { ThemeConfig } from 'antd'

/** The look of the console: the brand's clay on plaster, small and dense; contrast of text is at least 4.5 : 1. */
export const INK = {
  brand: '#a3452a',
  text: '#2f2a26',
  soft: '#5f564d',
  faint: '#726960',
  line: '#e6ddd0',
  ground: '#faf7f2',
  good: '#3f6647',
  warn: '#855300',
  bad: '#ad2b20',
  info: '#34607a',
} as const

/** Colours of series in charts, told apart by lightness too. */
export const SERIES = ['#a3452a', '#34607a', '#b98a2f', '#3f6647', '#7a5a86', '#8a8177'] as const

export const THEME: ThemeConfig = {
  token: {
    colorPrimary: INK.brand,
    colorInfo: INK.info,
    colorSuccess: INK.good,
    colorWarning: INK.warn,
    colorError: INK.bad,
    // What the library derives from these inks is grey and dull.
    colorInfoBg: '#e3eef4',
    colorInfoBorder: '#b7cfdc',
    colorSuccessBg: '#e6efe4',
    colorSuccessBorder: '#bcd2b8',
    colorWarningBg: '#faeed2',
    colorWarningBorder: '#e4cb93',
    colorErrorBg: '#fbe6e2',
    colorErrorBorder: '#ecb9b1',
    colorLink: INK.brand,
    // Darker under the pointer, not lighter: words on it stay readable.
    colorPrimaryHover: '#8c3a23',
    colorLinkHover: '#8c3a23',
    colorText: INK.text,
    colorTextSecondary: INK.soft,
    colorTextTertiary: INK.faint,
    colorTextDescription: INK.faint,
    colorTextPlaceholder: '#7d746a',
    colorTextDisabled: '#7d746a',
    colorBgLayout: INK.ground,
    colorBorder: '#d6cabb',
    colorBorderSecondary: INK.line,
    borderRadius: 6,
    fontSize: 13,
    controlHeight: 30,
    fontFamily: `-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif`,
  },
  components: {
    Table: {
      cellPaddingBlockSM: 7,
      cellPaddingInlineSM: 10,
      headerBg: '#f3ede4',
      headerColor: INK.soft,
      rowHoverBg: '#fbf5ee',
      rowSelectedBg: '#fbf3ea',
      rowSelectedHoverBg: '#f8eee2',
    },
    // The hover the library works out from the brand's colour is too light to read.
    Button: { defaultHoverColor: '#83351f', defaultHoverBorderColor: INK.brand },
    Card: { bodyPadding: 16, headerHeight: 44 },
    Menu: { itemHeight: 32, itemSelectedBg: '#f7e8df', itemSelectedColor: '#83351f', subMenuItemBg: 'transparent' },
    Layout: { siderBg: '#ffffff', headerBg: '#ffffff', headerHeight: 48 },
    Form: { itemMarginBottom: 16 },
  },
}
