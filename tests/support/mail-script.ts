import { deliverDueMails } from '@/lib/mail/deliver'

/** A process that does nothing but send mail, for tests to kill. */
console.log('sending')
for (;;) {
  await deliverDueMails()
  await new Promise((resolve) => setTimeout(resolve, 20))
}
