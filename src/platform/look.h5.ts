import '../styles/browser.scss'

export const LOOK = 'browser'
