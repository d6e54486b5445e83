import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { goBack } from './navigate'
import './top-bar.scss'

const ARROW = 'm15 5-7 7 7 7'
const HOME = 'M4 11.5 12 5l8 6.5v8h-5.5v-5h-5v5H4z'
const TAB = /#\/pages\/(home|category|stores|cart|mine)\//

/** What WeChat draws over every page: its title, and the way back where there is one. */
export function TopBar() {
  const [{ title, isFirst, isTab }, setBar] = useState(readBar)
  // Taro names the window after the page before it is shown; a page below keeps what it said.
  useDidShow(() => setBar(readBar()))
  return (
    <header className="top-bar">
      {isTab ? (
        <span />
      ) : (
        <button type="button" className="top-bar-back" aria-label={isFirst ? '回首页' : '返回'} onClick={goBack}>
          <svg className="top-bar-icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d={isFirst ? HOME : ARROW} />
          </svg>
        </button>
      )}
      <p className="top-bar-title">{title}</p>
      <span />
    </header>
  )
}

/** Read at the first drawing too: a page that waits for what it shows may draw its bar after it was shown. */
function readBar() {
  return {
    title: document.title,
    isFirst: Taro.getCurrentPages().length <= 1,
    isTab: TAB.test(window.location.hash),
  }
}
