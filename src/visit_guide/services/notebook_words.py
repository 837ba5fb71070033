"""The words of the notebook, shared by the screens and by what is exported."""

from __future__ import annotations

from visit_guide.domain.notebook import Criterion, Field, ProfileField, Rating, Tag
from visit_guide.messages import N_

TAG_WORDS = {
    Tag.TO_DO: N_("To do at home"),
    Tag.TO_CHECK: N_("To check"),
    Tag.IDEA: N_("Idea"),
}
FIELD_WORDS = {
    Field.NEED: N_("The need at home"),
    Field.ALLIES: N_("Allies and partners"),
    Field.INHABITANTS: N_("The inhabitants’ part"),
    Field.MEANS: N_("Means"),
    Field.OBSTACLES: N_("Obstacles, and what helps"),
    Field.FIRST_STEP: N_("My first step"),
    Field.WITH_WHOM: N_("With whom"),
    Field.WHEN: N_("By when"),
    Field.LEVEL: N_("Participation aimed at"),
}
FIELD_HINTS = {
    Field.NEED: N_("Who feels it, and what is there already?"),
    Field.ALLIES: N_("Who could carry it with me?"),
    Field.INHABITANTS: N_("What they would do, decide, look after…"),
    Field.MEANS: N_("Time, people, money, a place…"),
    Field.OBSTACLES: N_("What blocks, what helps…"),
    Field.FIRST_STEP: N_("One thing to start within the month…"),
    Field.WITH_WHOM: N_("One or two names of services or bodies…"),
    Field.WHEN: N_("A date, a season, a meeting…"),
}
CRITERION_WORDS = {
    Criterion.SUPPORT: N_("Convince elected officials and services"),
    Criterion.COMPETENCE: N_("Act within our competences"),
    Criterion.INHABITANTS: N_("Bring the inhabitants in"),
    Criterion.MEANS: N_("Find the means"),
    Criterion.DELAY: N_("Begin within the year"),
}
RATING_WORDS = {
    Rating.EASY: N_("Easy"),
    Rating.POSSIBLE: N_("Possible"),
    Rating.HARD: N_("Difficult"),
    Rating.UNKNOWN: N_("To be studied"),
}
PROFILE_WORDS = {
    ProfileField.NAME: N_("Name of my territory"),
    ProfileField.TYPE: N_("What kind of territory"),
    ProfileField.POPULATION: N_("Population"),
    ProfileField.COMPETENCES: N_("Competences"),
}
PROFILE_HINTS = {
    ProfileField.NAME: N_("Municipality, group of municipalities…"),
    ProfileField.TYPE: N_("Rural, small town, suburb, former industrial…"),
    ProfileField.POPULATION: N_("For example 3,200"),
    ProfileField.COMPETENCES: N_("Roads, housing, energy, waste, water…"),
}
