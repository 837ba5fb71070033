"""What every view is given: the guide, the visit's state, the look, and what it may ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from visit_guide.domain.events import Value
from visit_guide.domain.guide import Guide
from visit_guide.domain.record import record
from visit_guide.domain.timeline import Moment
from visit_guide.domain.visit import Visit
from visit_guide.messages import Catalogue
from visit_guide.state.album import Album, Shelf
from visit_guide.state.detail import Detail
from visit_guide.state.following import Call
from visit_guide.state.group import Together
from visit_guide.state.keeping import Keeper, Keeping, keeps
from visit_guide.state.lead import Leading
from visit_guide.state.led_forms import LedForms
from visit_guide.state.notepad import Desk, NotePad
from visit_guide.state.paper_desk import PaperDesk
from visit_guide.state.papers import Made, Papers
from visit_guide.state.questions import Questions, Quiz
from visit_guide.state.routes import Location
from visit_guide.state.session import Session
from visit_guide.state.sharing import Sharing
from visit_guide.state.takeaway import Bag, Takeaway
from visit_guide.state.travelling import Travelling
from visit_guide.state.whereabouts import Finding, Whereabouts
from visit_guide.ui.look import Look, look_for


@record
class Actions:
    """What a view may ask of the session."""

    go: Callable[[Location], None]
    """Go to a place in the guide."""
    once: Callable[..., None]
    """`Taps.once`: a step whose button stands where the next one's will is taken once by a double tap."""
    set: Callable[[str, Value], None]
    """Change a setting."""
    answer: Callable[[str, str, str], None]
    """Answer a prompt: stop, prompt, chosen answer."""
    show: Callable[[Detail | None], None]
    """Show a detail above the screen, or close it."""
    open_link: Callable[[str], None]
    """Open a web address outside the app."""
    media: Callable[[str], str]
    """Where the picture file of that name is."""
    where_am_i: Callable[[], None]
    """Look for the person's position."""
    agree_to_position: Callable[[], None]
    """Ask the device for it, after what it is for was read."""
    forget_position: Callable[[], None]
    """Show it no more."""
    follow_map: Callable[[Callable[[str], None] | None], None]
    """Be told of the map's keys; None to be told no more."""
    send_to_map: Callable[[str], None]
    """Have the map do what a key does."""
    travelling: Travelling
    """What one may do in a group, or leading one."""
    questions: Questions
    """Answer the questionnaires and sign."""
    pad: NotePad
    """Write in the notebook."""
    album: Album
    """Add pictures to notes."""
    take: Takeaway
    """Export, back up, restore, erase."""
    sharing: Sharing
    """Share with the group, put a good practice forward, vote."""
    my_day: Callable[[], tuple[Moment, ...]]
    """What the person did, in order."""
    led_forms: LedForms
    """Lead the questionnaires and the attendance, on a facilitator's device."""
    paper_desk: PaperDesk
    """Type in a paper form, on a facilitator's device."""
    papers: Papers
    """Have the hub make the organiser's papers, on a facilitator's device."""
    finding: Finding
    """What was last looked for."""


@record
class Frame:
    """One rendering's inputs."""

    guide: Guide
    visit: Visit
    location: Location
    look: Look
    t: Catalogue
    act: Actions
    desk: Desk = Desk()
    """The notebook, and what is being written."""
    shelf: Shelf = Shelf()
    """The pictures of notes."""
    bag: Bag = Bag()
    """How the last export or backup went."""
    whereabouts: Whereabouts = Whereabouts()
    """Where the person is, as far as they asked."""
    keeping: Keeping | None = None
    """What the device keeps of the guide, where the page around the app looks after that."""
    keeps: bool = True
    """Whether the device keeps what the person does."""
    keeper: Keeper | None = None
    """Asks that page."""
    quiz: Quiz = Quiz()
    """The person's questionnaires and signatures."""
    now: int | None = None
    """Minutes since midnight when today is the day of the visit, else None."""
    together: Together = Together()
    """The group, as far as it is known."""
    call: Call = Call()
    """What is to be shown of the group's move."""
    leading: Leading = Leading()
    """What a facilitator just did."""
    made: Made = Made()
    """How making the organiser's papers went."""


@lru_cache(maxsize=4)
def catalogue(language: str) -> Catalogue:
    """The interface's messages in ``language``."""
    return Catalogue(language)


def look_of(session: Session) -> Look:
    """How the screens are laid out for a session."""
    return look_for(session.width, session.height, session.visit.settings, device_dark=session.device_dark)


def frame_of(session: Session) -> Frame:
    """The frame of a session as it stands."""
    return Frame(
        guide=session.guide,
        visit=session.visit,
        location=session.location,
        look=look_of(session),
        t=catalogue(session.visit.settings.language or session.guide.itinerary.language),
        act=Actions(
            go=session.go,
            once=session.taps.once,
            set=session.set,
            answer=session.answer,
            show=session.show,
            open_link=session.open_link,
            media=session.media,
            where_am_i=session.where_am_i,
            agree_to_position=session.agree_to_position,
            forget_position=session.forget_position,
            follow_map=session.map_keys.follow,
            send_to_map=session.map_keys.send,
            travelling=session.travelling,
            questions=session.questions,
            pad=session.pad,
            album=session.album,
            take=session.take,
            sharing=session.sharing,
            my_day=session.my_day,
            led_forms=session.led_forms,
            paper_desk=session.paper_desk,
            papers=session.papers,
            finding=session.finding,
        ),
        desk=session.desk,
        shelf=session.shelf,
        bag=session.bag,
        whereabouts=session.whereabouts,
        keeping=session.keeping,
        keeps=keeps(session.keeping, failed=session.save_failed),
        keeper=session.keeper,
        quiz=session.quiz,
        now=session.minute,
        together=session.together,
        call=session.call,
        leading=session.leading,
        made=session.made,
    )
