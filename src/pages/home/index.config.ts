export default definePageConfig({
  navigationBarTitleText: '山居家居',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
