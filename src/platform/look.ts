// In WeChat `app.scss` is all there is to say about the elements themselves.
export const LOOK = 'wechat'
