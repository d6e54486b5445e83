/** The page of the mini-program that a code opens; WeChat wants it without a leading slash. */
export const LANDING_PAGE = 'pages/scan/index'
