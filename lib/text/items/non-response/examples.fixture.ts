/**
 * For each wording of a missing answer, under its name: what it does say (+), and near misses that say no such thing
 * (-). A new wording needs both; examples.test.ts checks every one.
 */
const EXAMPLES = `
declined to comment
  + The ferry company declined to comment.
  - The ferry company declined to sell its pier.
declined comment
  + Mr Holm declined further comment.
  - Mr Holm declined a second cup of coffee.
declined an interview request
  + Mr Holm turned down several requests for an interview.
  - Mr Holm turned down several requests for money.
refused to comment
  + The council refused to comment on Friday.
  - The council refused to rebuild the bridge.
refused comment
  + The council refused all comment.
  - The council refused all bids.
chose not to comment
  + The harbour board chose not to comment.
  - The harbour board chose not to dredge the channel.
did not want to comment
  + The surgeon did not want to comment.
  - The surgeon did not want to operate.
would not comment
  + The ministry would not comment on the figures.
  - The ministry would not pay for the figures.
would neither confirm nor deny
  + The navy could neither confirm nor deny the report.
  - The navy could neither find nor raise the wreck.
neither would comment
  + Neither Ms Lund nor Mr Holm would say how it ended.
  - Neither Ms Lund nor Mr Holm would sail that night.
had no comment
  + The railway had no comment.
  - The railway had no timetable.
questions were referred
  + Questions to the ferry company were referred to its lawyers.
  - Patients of the island were referred to the hospital of the next town.
had nothing to say
  + The bishop had nothing to say about the sale.
  - The bishop had nothing to eat before the mass.
did not have a comment
  + The union did not have a comment.
  - The union did not have a majority.
no longer gives interviews
  + The painter no longer gives interviews.
  - The painter no longer gives lessons.
stayed silent when asked
  + The mayor stayed silent when asked about the contract.
  - The mayor stayed silent during the minute of mourning.
kept mum
  + Asked who had paid, the treasurer kept mum about it.
  - At the surprise party the treasurer kept mum about the cake.
is not saying
  + Who paid for the yacht, the company is not saying.
  - The company is not selling the yacht.
left without answering
  + The minister left without answering questions.
  - The minister left without his umbrella.
a policy of not commenting
  + The bank said it has a policy of not commenting on customers.
  - The bank said it has a policy of not lending to casinos.
referred questions to
  + The school referred questions to the district.
  - The school referred pupils to the district.
declined to
  + Asked to name the lender, Mr Holm declined to.
  - Membership declined to four hundred.
no comment
  + “No comment,” said the lawyer.
  - “No smoke without fire,” said the lawyer.
we do not comment
  + “We do not comment on individual cases,” a spokeswoman for the clinic said.
  - “We do not operate on Sundays,” a spokeswoman for the clinic said.
no immediate comment from
  + There was no immediate comment from the port.
  - There was no immediate danger from the fire.
had no immediate comment
  + The airline had no immediate comment.
  - The airline had no immediate plans to fly there.
did not immediately comment
  + The port did not immediately issue a statement.
  - The port did not immediately open.
was asked for comment
  + The water company has been asked for comment.
  - The water company has been asked for a refund.
we have asked for comment
  + The Courier has approached the water company for comment.
  - The storm has approached the coast from the west.
there was no comment from
  + There was no comment from the embassy.
  - There was no post from the embassy.
did not respond
  + The landlord did not respond to emails.
  - The patient did not respond to the treatment.
did not return calls
  + The landlord did not return calls.
  - The landlord did not return the deposit.
did not answer
  + The landlord did not answer questions sent by email.
  - The report did not answer the riddle of the missing boat.
did not provide comment
  + The developer did not provide a comment.
  - The developer did not provide parking.
neither responded
  + Neither the mayor nor the bank responded to requests for comment.
  - Neither the mayor nor the bank owned the land.
has not commented
  + The palace has not commented.
  - The palace has not opened.
calls were not returned
  + Calls to the warehouse were not returned.
  - Books lent to the warehouse were not returned.
requests for comment from … went unanswered
  + Requests for comment from the airline went unanswered.
  - Prayers for rain from the village went unanswered.
ignored requests
  + The firm ignored repeated requests for comment.
  - The firm ignored repeated warnings of the inspectors.
could not be reached
  + The skipper could not be reached for comment.
  - The island could not be reached by road.
attempts to reach
  + Attempts to reach the skipper were unsuccessful.
  - Attempts to reach the summit were unsuccessful.
not available for comment
  + The skipper was not available for comment.
  - The boat was not available for hire.
could not comment
  + The court said it could not comment on a pending case.
  - The court said it could not sit in August.
promised a response
  + The port promised a response by Monday.
  - The port promised a crane by Monday.
will respond later
  + The port said it would respond next week.
  - The port said it would close next week.
asked for more time
  + The ministry asked for more time to answer our questions.
  - The ministry asked for more time to build the dam.
no comment was forthcoming
  + No comment was forthcoming from the club.
  - No money was forthcoming from the club.
had no response
  + The club had no response.
  - The club had no goalkeeper.
hung up on us
  + The owner slammed the door on our reporter.
  - The owner slammed the door on the draught.
the line was switched off
  + Mr Adeyemi’s phone was switched off when the Courier called.
  - The lamp was switched off when the guests came.
did not pick the call
  + The commissioner did not pick calls made to his phone.
  - The commissioner did not pick the winner.
ignored us
  + The landlord ignored us.
  - The landlord ignored the leak.
had no instructions to speak
  + The lawyer had no instructions to comment.
  - The lawyer had no instructions to sell.
shut the door on who called
  + A reporter called at the house, and its owner shut the door.
  - The stable boy fed the horses, and the owner shut the door.
had nothing to say at all
  + The bishop had nothing to say to reporters.
  - He had nothing to say to his brother for years.
had nothing to say when asked
  + Asked about the sale, he had nothing to say.
  - All evening he had nothing to say.
kept counsel
  + The treasurer kept his own counsel when asked who had paid.
  - The treasurer kept his own counsel for a year.
would rather not
  + The widow said she would rather not discuss it.
  - The widow said she would rather not travel.
not willing to say
  + The club was not willing to say who had paid.
  - The club was not willing to sell its ground.
would say only
  + Asked about the price, the broker would say only that it was fair.
  - The broker says that it was fair.
it would not be right to comment
  + The inspector said it would be inappropriate to comment.
  - The inspector said it would be inappropriate to build there.
would not be commenting
  + The palace said it would not be commenting.
  - The palace said it would not be closing.
was turned down by
  + A request for comment was declined by the palace.
  - A request for a loan was declined by the bank.
did not answer when asked
  + The driver did not answer when asked who owned the lorry.
  - The lamp did not work when the switch was tried.
would not answer when asked
  + The driver would not answer when asked who owned the lorry.
  - The engine would not start when the key was turned.
walked away
  + The councillor walked away when asked about the vote.
  - The councillor walked away from the wreck unhurt.
did not have an immediate comment
  + The airline did not have an immediate comment.
  - The airline did not have an immediate successor for its chief.
no reply to what was sent
  + There was no reply to emails sent to the harbour office.
  - There was no heating in the rooms let to the harbour office.
did not get back to us
  + The agent did not get back to the Courier.
  - The agent did not get back to the hotel.
did not pick up
  + The agent did not pick up the phone.
  - The agent did not pick up the parcel.
nor did they respond
  + Nor did the ministry respond to questions.
  - Nor did the ministry pay for the bridge.
has not spoken about it
  + The chairman has not spoken publicly about the loss.
  - The chairman has not spoken to his brother about the boat.
did not react
  + The ministry did not publicly react.
  - The metal did not react with the acid.
has not reacted
  + Asked for comment, the embassy has not reacted.
  - The metal has not reacted with the acid.
made no statement
  + The ministry issued no statement.
  - The ministry issued no permits.
questions went unanswered
  + Requests for comment this week went unanswered.
  - Prayers for rain this week went unanswered.
we asked and did not hear back
  + The Courier contacted the landlord but did not receive a reply.
  - The plumber contacted the landlord but did not receive his money.
was unreachable
  + The skipper was unreachable.
  - The hut was unreachable by car.
neither could be reached
  + Neither the skipper nor his wife could be reached.
  - Both the island and its lighthouse could be reached.
could not be located
  + The former owner could not be located for comment.
  - The former owner could not be located by the police.
we tried to reach them in vain
  + The Courier tried to reach the skipper without success.
  - The climbers tried to reach the summit without success.
we could not reach them
  + The Courier was unable to reach the skipper.
  - The climbers were unable to reach the summit.
no number could be found
  + A phone number for the former owner could not be found.
  - A stone for the new wall could not be found.
barred from commenting
  + The officer is barred from discussing the case.
  - The officer is barred from carrying a gun.
nobody was available
  + Nobody at the clinic was available for comment.
  - Nobody at the clinic was available to operate.
a statement would follow
  + The port said a full statement would follow.
  - The army said a response would come at a time of its choosing.
  - The port said a ferry would follow.
was preparing a statement
  + The club said it was preparing a statement.
  - The club said it was preparing a pitch.
would get back
  + The press office said it would get back to the Courier.
  - The crew said it would get back to the harbour.
could not talk now
  + Asked about the fire, the manager said he could not talk at that moment.
  - The parrot could not talk.
would say nothing until
  + The club said it would say nothing until Monday.
  - The club said it would pay nothing until Monday.
does not comment, it said
  + The bank said it “does not comment on customers”.
  - The bank said it “does not lend to casinos”.
not in a position to comment, it said
  + The clinic was “not in a position to comment”, it said.
  - The clinic was “not in a position to operate”, it said.
went without a word
  + Asked about the vote, the councillor walked past without answering.
  - The cat walked past without a sound.
turned away in silence
  + Asked for comment, the owner shook his head.
  - The dog, which was wet, shook its fur.
thanked us and did not answer
  + The firm thanked us for our letter but did not answer.
  - The firm thanked its staff for their work but did not pay.
sent a statement that answers nothing
  + The company sent a statement that did not address our questions.
  - The company sent a barge that did not reach the island.
did not address the points
  + The company did not address our questions.
  - The company did not address the envelope.
would call back
  + Asked for comment, the agent said she would call back.
  - The shepherd would call the dog.
would take instructions
  + Asked for comment, the lawyer said he would take instructions.
  - The pupil would take lessons.
asked to be called later
  + Asked about the bill, the treasurer asked us to call back later.
  - The treasurer asked the members to pay back later.
from them there was silence
  + From the ministry came only silence.
  - From the ministry came only men in grey.
there was silence from
  + There was silence from the club.
  - There was smoke from the club.
the answer was silence
  + The ministry’s only answer was silence.
  - The ministry’s only building was empty.
there was no answer at the number
  + There was no answer at a number listed for the owner.
  - There was no bell at the door of the owner.
a reply is awaited
  + We are still waiting for a reply from the council.
  - They are still waiting for a ferry from the council.
a reply was awaited
  + A response from the council was still awaited.
  - A parcel from the council was still awaited.
neither answered nor replied
  + The commissioner neither answered his calls nor replied to text messages.
  - The commissioner neither sang nor danced at the wedding.
read and did not reply
  + The owner read our messages but did not reply.
  - The owner read our books but did not buy.
calls did not go through
  + Calls to the commissioner did not connect.
  - Trains to the capital did not run.
the number was out of service
  + I called the number, which was out of service.
  - I saw the lift, which was out of service.
ended the call
  + Asked about the bribe, the official cut the call.
  - The storm cut the line to the island.
hung up
  + Asked about the bribe, the official hung up.
  - The official hung up his coat.
switched off
  + Asked about the bribe, he listened and then switched off his phone.
  - He watched the news and then switched off the light.
cut off our call
  + The official ended our call.
  - The referee ended our game.
did not answer what I sent
  + The firm did not answer the letters that I sent.
  - The firm did not sell the boats that I painted.
acknowledged our questions and did not answer
  + The council acknowledged our email but did not respond.
  - The council painted our fence but did not mend it.
nobody there has answered
  + No one at the ministry has answered my emails.
  - No one at the ministry has watered my plants.
nobody has answered
  + Nobody has replied to our emails.
  - Nobody has paid for our beer.
nobody has answered what we sent
  + We wrote to the owners, and none has replied.
  - We drove to the harbour, and none has paid.
we asked and wait
  + We have written to the council and are still waiting.
  - We have driven to the council and are still cold.
nobody there would speak to me
  + Nobody at the club would talk to me.
  - Nobody at the club would dance with me.
we have not heard from
  + We have not heard back from the bank.
  - We have not had rain from the west.
did not answer, being asked
  + Asked who had paid, she did not answer.
  - Held to the light, it did not shine.
would come back to me
  + The press officer said she would come back to me.
  - The dog knew it would come home to its basket.
would call back and did not
  + The agent promised to call back, but never did.
  - The dog promised to be gentle, but never was.
without answering
  + Without taking questions, the minister left the hall.
  - Without taking his hat, the minister left the hall.
no immediate comment
  + There was no immediate comment.
  - There was no immediate danger.
`;

/** @returns the examples of each wording, by its name */
export function examplesOfWordings(): Map<string, { says: string[]; saysNot: string[] }> {
  const found = new Map<string, { says: string[]; saysNot: string[] }>();
  let current: { says: string[]; saysNot: string[] } | undefined;
  for (const line of EXAMPLES.trim().split('\n')) {
    const [, sign, text = ''] = /^ {2}([+-]) (.+)$/.exec(line) ?? [];
    if (!sign) {
      current = { says: [], saysNot: [] };
      found.set(line, current);
    } else (sign === '+' ? current?.says : current?.saysNot)?.push(text);
  }
  return found;
}
